#include "ui/logs/log_details.h"

#include "ui/common/action_bar.h"
#include "ui/common/detail_panel.h"
#include "ui/common/format.h"
#include "ui/common/interaction.h"
#include "ui/logs/log_filter.h"
#include "ui/theme/icons.h"

#include <QAction>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;
using common::Sign;

namespace {

/// Fixed width only for what is compared letter by letter.
bool isMono(const QString& field, const QJsonValue& value) {
    return field.endsWith("Id"_L1) || value.isObject() || value.isArray();
}

common::StateLook lookOf(const QString& level) {
    if (level == "warn"_L1) return {Sign::Warning, levelWord(level)};
    return {level == "error"_L1 ? Sign::Blocked : Sign::Idle, levelWord(level)};
}

}  // namespace

LogDetails::LogDetails(common::DetailPanel& panel, common::Interaction& interaction, QObject* parent)
    : QObject(parent), m_panel(panel), m_interaction(interaction) {
    m_request = add(u"openRequest"_s, u"requests"_s);
    m_copy = add(u"copyLine"_s, u"copy"_s);
    m_onlyRequest = add(u"onlyRequest"_s, u"filter"_s);
    m_onlyAccount = add(u"onlyAccount"_s, u"filter"_s);
    m_account = add(u"openAccount"_s, u"accounts"_s);
    connect(m_request, &QAction::triggered, this,
            [this] { Q_EMIT goTo({u"requests"_s, m_row.requestId()}); });
    connect(m_account, &QAction::triggered, this,
            [this] { Q_EMIT goTo({u"accounts"_s, m_row.accountId()}); });
    connect(m_onlyRequest, &QAction::triggered, this, [this] { Q_EMIT requestWanted(m_row.requestId()); });
    connect(m_onlyAccount, &QAction::triggered, this, [this] { Q_EMIT accountWanted(m_row.accountId()); });
    connect(m_copy, &QAction::triggered, this,
            [this] { m_interaction.copy(QString::fromUtf8(jsonOf(m_row.line))); });
    retranslate();
}

QAction* LogDetails::add(const QString& name, const QString& icon) {
    auto* action = new QAction(theme::icon(icon), {}, this);
    action->setObjectName(name);
    m_actions.append(action);
    return action;
}

void LogDetails::show(const LogRow& row) {
    m_row = row;
    m_panel.setTitle(row.line.message, common::format::exactTime(row.line.time));
    m_panel.setState(lookOf(row.line.level));
    for (QAction* action : {m_request, m_onlyRequest})
        action->setVisible(!row.requestId().isEmpty());
    for (QAction* action : {m_account, m_onlyAccount})
        action->setVisible(!row.accountId().isEmpty());
    QList<QAction*> shown;
    for (QAction* action : std::as_const(m_actions))
        if (action->isVisible()) shown.append(action);
    m_panel.actions().setActions(shown);
    showFields();
}

void LogDetails::showFields() {
    common::DetailSection& line = m_panel.section(u"line"_s, tr("Line"));
    line.setRow(u"area"_s, tr("Area"), m_row.line.area);
    line.setRow(u"time"_s, tr("Time"), m_row.line.time.toLocalTime().toString(Qt::ISODateWithMs),
                {.copyable = true});
    common::DetailSection& fields = m_panel.section(u"fields"_s, tr("Fields"));
    fields.clearRows();
    for (auto field = m_row.line.fields.begin(); field != m_row.line.fields.end(); ++field) {
        fields.setRow(field.key(), field.key(), fieldText(field.value()),
                      {.copyable = true, .mono = isMono(field.key(), field.value())});
    }
    fields.setNote(m_row.line.fields.isEmpty() ? tr("This line has no fields.") : QString());
}

void LogDetails::retranslate() {
    m_request->setText(tr("Show the request"));
    m_copy->setText(tr("Copy as JSON"));
    m_onlyRequest->setText(tr("Only lines of this request"));
    m_onlyAccount->setText(tr("Only lines of this account"));
    m_account->setText(tr("Show the account"));
    if (!m_row.line.message.isEmpty()) show(m_row);
}

}  // namespace ui::logs
