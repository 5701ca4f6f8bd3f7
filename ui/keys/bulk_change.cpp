#include "ui/keys/bulk_change.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostUnderWay = 4;

}  // namespace

BulkChange::BulkChange(api::AdminClient& client, QWidget* parent)
    : QFrame(parent),
      m_client(client),
      m_text(new QLabel),
      m_bar(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))) {
    setObjectName(u"bulkChange"_s);
    theme::setGround(*this, theme::Ground::Bar);
    m_text->setObjectName(u"bulkText"_s);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(240);
    m_cancel->setObjectName(u"bulkCancel"_s);
    connect(m_cancel, &QPushButton::clicked, this, &BulkChange::cancel);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kMargin, theme::kTight, theme::kMargin, theme::kTight);
    row->setSpacing(theme::kRow);
    row->addWidget(m_text);
    row->addWidget(m_bar, 1);
    row->addStretch(1);
    row->addWidget(m_cancel);
    hide();
}

void BulkChange::run(const QList<Step>& steps) {
    if (!isRunning()) {
        m_failures.clear();
        m_left.clear();
        m_done = m_all = 0;
    }
    m_all += static_cast<int>(steps.size());
    m_waiting.append(steps);
    showProgress();
    sendNext();
}

void BulkChange::cancel() {
    for (const Step& step : std::as_const(m_waiting))
        m_left.append(step.name);
    m_waiting.clear();
    showProgress();
}

void BulkChange::sendNext() {
    while (m_underWay < kMostUnderWay && !m_waiting.isEmpty()) {
        const Step step = m_waiting.dequeue();
        const QString path = u"/admin/keys/"_s + api::AdminClient::segment(step.id);
        const auto take = [this, step](const api::Outcome& outcome) { this->take(step, outcome); };
        ++m_underWay;
        if (step.remove)
            m_client.remove(path, this, take);
        else
            m_client.patch(path, step.changes, this, take);
    }
}

void BulkChange::take(const Step& step, const api::Outcome& outcome) {
    --m_underWay;
    ++m_done;
    // Gone is what it should be.
    if (step.remove && (outcome || outcome.error().status == 404))
        Q_EMIT removed(step.id);
    else if (!outcome)
        m_failures.append(tr("%1: %2").arg(step.name, outcome.error().message));
    else
        Q_EMIT changed(outcome.body());
    sendNext();
    showProgress();
    if (!isRunning()) Q_EMIT finished(m_failures, m_left);
}

void BulkChange::showProgress() {
    m_bar->setRange(0, m_all);
    m_bar->setValue(m_done);
    m_text->setText(tr("%1 of %n key(s) done", nullptr, m_all).arg(m_done));
    // One or two are over before anybody could read it.
    setVisible(isRunning() && m_all > kMostUnderWay);
}

}  // namespace ui::keys
