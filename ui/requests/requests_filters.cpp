// The part of RequestsPage about which requests are shown, and what the page says about them.
#include "ui/common/content_stack.h"
#include "ui/common/filter_chips.h"
#include "ui/common/format.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/table_view.h"
#include "ui/requests/request_words.h"
#include "ui/requests/requests_page.h"
#include "ui/requests/story_panel.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a filter's choices; the search finds the rest.
constexpr std::size_t kMostChoices = 30;

struct Choice {
    QString label;
    int rows = 0;
};

/// The most used ones, by name; what is chosen stays to be chosen away.
QList<common::Chip> chipsOf(const QHash<QString, Choice>& found, const common::FilterMenu& menu) {
    std::vector<common::Chip> chips;
    for (auto each = found.constBegin(); each != found.constEnd(); ++each)
        chips.push_back({each.key(), each->label, each->rows});
    std::ranges::sort(chips, std::ranges::greater(), &common::Chip::count);
    if (chips.size() > kMostChoices) chips.resize(kMostChoices);
    for (const QString& id : menu.chosenIds())
        if (std::ranges::find(chips, id, &common::Chip::id) == chips.end())
            chips.push_back({id, found.value(id, {id, 0}).label, found.value(id).rows});
    std::ranges::sort(chips, {}, [](const common::Chip& chip) { return chip.label.toCaseFolded(); });
    return QList<common::Chip>(chips.begin(), chips.end());
}

void count(QHash<QString, Choice>& into, const QString& id, const QString& label) {
    if (id.isEmpty()) return;
    Choice& choice = into[id];
    if (++choice.rows == 1) choice.label = label.isEmpty() ? id : label;
}

}  // namespace

void RequestsPage::fillFilters() {
    QHash<QString, Choice> keys;
    QHash<QString, Choice> accounts;
    QHash<QString, Choice> models;
    QHash<QString, Choice> statuses;
    const int rows = std::min(m_model->rowCount(), RequestModel::kRing);
    for (int row = 0; row < rows; ++row) {
        const RequestRow& of = m_model->at(row);
        count(keys, of.keyId, of.keyName);
        count(accounts, of.accountId, of.accountName);
        count(models, of.model, of.model);
        if (of.status > 0) {
            const QString status = QString::number(of.status);
            count(statuses, status, status);
        }
    }
    m_keys->setChoices(chipsOf(keys, *m_keys));
    m_accounts->setChoices(chipsOf(accounts, *m_accounts));
    m_models->setChoices(chipsOf(models, *m_models));
    m_statuses->setChoices(chipsOf(statuses, *m_statuses));
    m_filter.keyNames.clear();
    for (const QString& id : std::as_const(m_filter.keys))
        m_filter.keyNames.append(keys.value(id).label);
}

void RequestsPage::filterFromMenus() {
    m_filter.keys = m_keys->chosenIds();
    m_filter.accounts = m_accounts->chosenIds();
    m_filter.models = m_models->chosenIds();
    m_filter.statuses = m_statuses->chosenIds();
    fillFilters();
    filter();
}

void RequestsPage::filter() {
    m_model->dropSparse();
    m_shortPages = 0;
    m_history->restart(m_model->oldestWholeMs(), m_filter.toQuery());
    m_table->filter().setSearch(m_filter.search);
    m_table->filter().refilter();
    m_clearAction->setEnabled(!m_filter.isEmpty());
    if (!m_loaded) return;
    lookFurther();
    showWaiting();
    showContent();
    showCounts();
    showFooter();
}

void RequestsPage::clearFilters() {
    m_filter = {};
    m_header->chips().setCurrent(u"all"_s);
    m_header->search().clear();
    for (common::FilterMenu* menu : {m_keys, m_accounts, m_models, m_statuses})
        menu->setChosenIds({});
    filter();
}

void RequestsPage::open(const QString& target) {
    const qsizetype colon = target.indexOf(u':');
    const QString kind = target.left(std::max<qsizetype>(colon, 0));
    const QString value = target.mid(colon + 1);
    common::FilterMenu* menu = kind == "key"_L1       ? m_keys
                               : kind == "account"_L1 ? m_accounts
                               : kind == "model"_L1   ? m_models
                               : kind == "status"_L1  ? m_statuses
                                                      : nullptr;
    if (menu != nullptr) {
        clearFilters();
        menu->setChosenIds({value});
        filterFromMenus();
    } else if (kind == "outcome"_L1) {
        clearFilters();
        m_header->chips().setCurrent(value);
        m_filter.outcome = value;
        filter();
    } else if (!m_loaded) {
        m_wanted = target;
    } else {
        if (!m_table->selectKey(target)) m_table->clearSelection();
        openStory(target);
    }
}

void RequestsPage::showChips() {
    const auto of = [this](RequestOutcome outcome) { return m_loaded ? m_model->count(outcome) : -1; };
    const int refused = of(RequestOutcome::Refused) + (m_loaded ? of(RequestOutcome::Rejected) : 0);
    m_header->chips().setChips({
        {u"all"_s, tr("All")},
        {u"running"_s, tr("Running"), of(RequestOutcome::Running)},
        {u"succeeded"_s, tr("Succeeded")},
        {u"failed"_s, tr("Failed"), of(RequestOutcome::Failed)},
        {u"refused"_s, tr("Refused"), refused},
    });
}

void RequestsPage::showCounts() {
    showChips();
    QStringList parts;
    parts.append(tr("%n request(s)", nullptr, m_table->shownRows()));
    if (const int running = m_model->count(RequestOutcome::Running); running > 0)
        parts.append(tr("%n running", nullptr, running));
    if (!m_flowing)
        parts.append(tr("the list is paused"));
    else if (m_sorted)
        parts.append(tr("new requests wait while the list is sorted"));
    else if (m_rate >= 1)
        parts.append(tr("%n a second", nullptr, static_cast<int>(m_rate)));
    m_header->setAnswer(m_loaded ? parts.join(u" · "_s) : QString());
    showFooter();
}

void RequestsPage::showFooter() {
    QString text;
    const bool full = m_model->rowCount() >= RequestModel::kMost;
    const bool stopped =
        m_loaded && !m_history->isAtEnd() && !m_history->isBusy() && !full && m_shortPages > 0;
    const qint64 oldest = m_model->rowCount() > 0 ? m_model->at(m_model->rowCount() - 1).startedMs : 0;
    if (m_history->isBusy())
        text = tr("Reading older requests…");
    else if (full)
        text = tr("That is as far as the list goes. Filter it to look further back.");
    else if (m_loaded && m_history->isAtEnd() && m_model->rowCount() > 0)
        text = tr("That is all there is.");
    else if (oldest > 0)
        text = tr("Back to %1. Older requests come as you scroll.")
                   .arg(common::format::shortTime(QDateTime::fromMSecsSinceEpoch(oldest),
                                                  QDateTime::fromMSecsSinceEpoch(m_now())));
    m_footer->setText(text);
    m_further->setVisible(stopped);
}

void RequestsPage::showContent() {
    if (!m_loaded) return;
    if (m_table->shownRows() > 0) {
        m_stack->showContent();
    } else if (m_history->isBusy()) {
        m_stack->showLoading();
    } else if (m_filter.isEmpty()) {
        m_stack->showEmpty(
            {tr("No requests yet"),
             tr("Every request that goes through the relay appears here as it begins, with the account "
                "that served it, its time, tokens and cost, and why it went the way it did."),
             tr("Connect a client")});
    } else {
        m_stack->showEmpty(
            {tr("No request fits these filters"),
             tr("Nothing of the requests looked through so far. New ones that fit will appear here."),
             tr("Clear all filters")});
    }
}

}  // namespace ui::requests
