// The part of RequestsPage about what moves: events, pages of the ledger, following, waiting.
#include "ui/common/content_stack.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/requests/requests_page.h"
#include "ui/requests/story_panel.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How long nothing moves in under a pointer that moved.
constexpr int kPointerMs = 1'500;
/// Pages in a row that bring nothing to see; then a person decides.
constexpr int kShortPages = 6;
constexpr int kTicksASecond = 1'000 / LiveRequests::kBatchMs;

}  // namespace

void RequestsPage::takeBatch() {
    // Before the first page the list has no end to put anything before.
    if (!m_loaded) return;
    if (!isFrozen()) {
        std::vector<RequestRow> ends = m_liveRequests->arrivals().takeEnds();
        const QString told = m_story->requestId();
        const bool ofStory =
            !told.isEmpty() && std::ranges::find(ends, told, &RequestRow::requestId) != ends.end();
        for (RequestRow& row : m_model->finish(std::move(ends)))
            m_liveRequests->arrivals().started(std::move(row));
        if (ofStory)
            if (const RequestRow* row = m_model->find(told)) m_story->showRequest(*row);
        if (m_following && !isReading()) m_model->prepend(m_liveRequests->arrivals().takeWaiting());
    }
    showWaiting();
    showContent();
}

void RequestsPage::takeNewest(const std::vector<RequestRow>& rows, const QString& next) {
    m_error->clear();
    if (m_loaded && isFrozen()) return;  // what is shown stays; Reload and resuming ask again
    std::vector<RequestRow> others = m_model->absorb(rows);
    // Nothing in common: more has happened than one page tells, so what is listed is not whole any more.
    const bool apart = m_loaded && !rows.empty() && others.size() == rows.size() &&
                       rows.size() >= static_cast<std::size_t>(History::kPage);
    if (!m_loaded || apart) {
        m_model->clear();
        m_model->append(std::move(others), false);
        m_loaded = true;
        if (m_filter.isEmpty()) {
            m_history->goOnFrom(next);
        } else {
            m_history->restart(m_model->oldestWholeMs(), m_filter.toQuery());
        }
    } else {
        for (RequestRow& row : others)
            m_liveRequests->arrivals().started(std::move(row));
    }
    if (m_model->count(RequestOutcome::Running) > 0) m_history->fetchRunning();
    takeBatch();
    if (!m_wanted.isEmpty()) openStory(std::exchange(m_wanted, {}));
    fillFilters();
    showCounts();
    lookFurther();
}

void RequestsPage::takeOlder(const std::vector<RequestRow>& rows) {
    m_error->clear();
    const int before = m_table->shownRows();
    m_model->append(rows, !m_filter.isEmpty());
    m_shortPages = m_table->shownRows() > before ? 0 : m_shortPages + 1;
    lookFurther();
    showContent();
    showFooter();
}

void RequestsPage::lookFurther() {
    if (!m_live || !m_loaded || m_history->isBusy() || m_history->isAtEnd()) return;
    if (m_model->rowCount() >= RequestModel::kMost || m_shortPages >= kShortPages || m_sorted) return;
    const QScrollBar* bar = m_table->verticalScrollBar();
    // Two screens ahead of what is looked at. Counted in rows: a bar learns of a filter only with the next layout.
    const int screen = m_table->viewport()->height();
    const bool filled = m_table->shownRows() * m_table->verticalHeader()->defaultSectionSize() > 2 * screen;
    if (filled && (bar->value() == 0 || bar->value() < bar->maximum() - 2 * bar->pageStep())) return;
    m_history->fetchOlder();
    showFooter();
}

void RequestsPage::takeError(const api::ApiError& error) {
    m_shortPages = kShortPages;  // not again by itself
    const common::ErrorText text{tr("The requests could not be read."), error.message,
                                 tr("New requests are still shown as they happen.")};
    if (m_loaded)
        m_error->setText(text);
    else
        m_stack->showError({text.what, text.why, tr("Check that the relay runs.")});
    showFooter();
}

bool RequestsPage::isReading() const {
    const bool pointing =
        m_table->viewport()->underMouse() && m_pointer.isValid() && m_pointer.elapsed() < kPointerMs;
    return pointing || m_table->isReading();
}

bool RequestsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) m_pointer.start();
    return Page::eventFilter(watched, event);
}

void RequestsPage::tick() {
    if (!m_loaded) return;
    if (++m_turn % kTicksASecond == 0) {
        const double ended = m_liveRequests->takeEnded();
        m_rate = m_rate == 0 ? ended : (m_rate + ended) / 2;
        if (m_rate < 0.5) m_rate = 0;
        showCounts();
        if (m_turn % (2 * kTicksASecond) == 0) fillFilters();
    }
    // Somebody stopped reading: what waited comes in without another event.
    if (m_liveRequests->arrivals().waiting() > 0 && m_following && !isFrozen() && !isReading()) takeBatch();
    if (!isFrozen() && m_model->count(RequestOutcome::Running) > 0) m_table->viewport()->update();
}

void RequestsPage::showWaiting() {
    const auto& rows = m_liveRequests->arrivals().rows();
    const auto wanted =
        m_filter.isEmpty()
            ? static_cast<std::ptrdiff_t>(rows.size())
            : std::ranges::count_if(rows, [this](const RequestRow& row) { return m_filter.accepts(row); });
    m_table->setWaiting(static_cast<int>(wanted));
}

void RequestsPage::follow() {
    m_table->clearSelection();
    m_table->scrollToTop();
    if (m_sorted) m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_pointer.invalidate();
    setFollowing(true);
    if (!m_flowing)
        setFlowing(true);
    else
        takeBatch();
}

void RequestsPage::setFollowing(bool following) {
    m_following = following;
    m_pin->setChecked(following);
    m_pin->setIcon(theme::icon(u"pin"_s, following ? theme::Token::Accent : theme::Token::Quiet));
}

void RequestsPage::setFlowing(bool flowing) {
    const bool resumed = flowing && !m_flowing;
    m_flowing = flowing;
    m_header->setLive(flowing);
    m_pauseAction->setText(flowing ? tr("Pause the list") : tr("Resume the list"));
    m_pauseAction->setIcon(theme::icon(flowing ? u"pause"_s : u"play"_s));
    if (!resumed) return;
    takeBatch();
    if (m_live) m_history->fetchNewest();
}

void RequestsPage::openStory(const QString& requestId) {
    if (requestId.isEmpty()) return;
    if (const RequestRow* row = m_model->find(requestId))
        m_story->showRequest(*row);
    else
        m_story->showRequest(requestId);
    m_split->showDetail(true);
}

void RequestsPage::closeStory() {
    m_story->closeStory();
    m_split->showDetail(false);
}

}  // namespace ui::requests
