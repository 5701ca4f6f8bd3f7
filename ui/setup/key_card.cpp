#include "ui/setup/key_card.h"

#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/common/form_view.h"
#include "ui/common/secret_once.h"
#include "ui/common/states.h"
#include "ui/setup/try_panel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
using common::FieldKind;
using common::FieldSpec;

namespace {

constexpr int kLongestName = 100;

}  // namespace

KeyCard::KeyCard(api::AdminClient& client, common::Interaction& interaction, QWidget* parent)
    : SetupCard(u"key"_s, parent), m_client(client) {
    m_form = new common::FormView;
    m_error = new common::ErrorStrip(interaction);
    connect(m_error, &common::ErrorStrip::retryWanted, this, &KeyCard::create);
    m_once = makeLine(u"keyOnce"_s);
    theme::tint(*m_once, theme::Token::Text);
    m_once->hide();
    m_secret = new common::SecretOnce(interaction);
    m_secret->hide();
    m_create = new QPushButton;
    m_create->setObjectName(u"createKey"_s);
    theme::setKind(*m_create, theme::ButtonKind::Primary);
    connect(m_create, &QPushButton::clicked, this, &KeyCard::create);
    m_try = new TryPanel(client, interaction);
    connect(m_try, &TryPanel::requestShown, this, &KeyCard::requestShown);
    body().addWidget(m_form);
    body().addWidget(m_error);
    body().addWidget(m_create, 0, Qt::AlignLeft);
    body().addWidget(m_once);
    body().addWidget(m_secret);
    body().addWidget(m_try);
    texts().add([this] {
        m_create->setText(tr("Create key"));
        m_once->setText(tr("Your new key:"));
    });
    keepOpen();
    makeFields();
    finish();
}

QString KeyCard::title() const {
    return tr("First key");
}

QString KeyCard::reason() const {
    return tr(
        "Clients show this key in place of the provider's. Give each person or program one of its own: each "
        "has "
        "its limits and its bill.");
}

void KeyCard::makeFields() {
    const QJsonObject values = m_form->values();
    FieldSpec name{u"name"_s, tr("Name"), FieldKind::Text};
    name.required = true;
    name.maximum = kLongestName;
    name.initial = u"first-key"_s;
    name.help = tr("Who or what will use it.");
    FieldSpec limit{u"limit"_s, tr("At most, in US dollars"), FieldKind::Money};
    limit.initial = u"5"_s;
    limit.help = tr(
        "It is never overspent. Empty: no limit; then a key that gets lost can cost as much as the account "
        "has.");
    FieldSpec period{u"period"_s, tr("How long the amount is for"), FieldKind::Choice};
    period.allowed = {{u"dailyCost"_s, tr("A day")},
                      {u"weeklyCost"_s, tr("A week")},
                      {u"monthlyCost"_s, tr("A month")},
                      {u"totalCost"_s, tr("In all")}};
    period.initial = u"dailyCost"_s;
    m_form->setFields({name, limit, period});
    if (!values.isEmpty()) m_form->setValues(values);
}

void KeyCard::create() {
    m_error->clear();
    if (!m_form->check()) return;
    const QJsonObject values = m_form->values();
    QJsonObject body{{u"name"_s, values.value("name"_L1)}};
    const QString limit = values.value("limit"_L1).toString();
    if (!limit.isEmpty())
        body.insert(u"limits"_s, QJsonObject{{values.value("period"_L1).toString(), limit}});
    m_create->setEnabled(false);
    m_client.post(u"/admin/keys"_s, body, this, [this](const api::Outcome& outcome) { take(outcome); });
}

void KeyCard::take(const api::Outcome& outcome) {
    m_create->setEnabled(true);
    if (!outcome) {
        const api::ApiError& error = outcome.error();
        const bool aboutLimit = error.field.startsWith("limits"_L1) || error.field.endsWith("Cost"_L1);
        const QStringList others =
            m_form->showErrors({{aboutLimit ? u"limit"_s : error.field, error.message}});
        if (!others.isEmpty()) m_error->setText(errorText(tr("The key was not created."), error));
        return;
    }
    const QString secret = api::createdKeyIn(outcome.body());
    const QString name = outcome.body().value("name"_L1).toString();
    m_form->hide();
    m_create->hide();
    m_once->show();
    m_secret->setSecret(secret, name + u".txt"_s);
    m_secret->show();
    m_try->setKey(secret);
    setMark(Mark::Done, tr("%1 is ready for use.").arg(name));
    Q_EMIT keysChanged();
}

void KeyCard::setKeys(qint64 total) {
    if (total > 0 && mark() == Mark::None)
        setFound(tr("%n key(s) are there already.", nullptr, static_cast<int>(total)), m_form->isChanged());
}

void KeyCard::setAddress(const QString& address) {
    m_try->setAddress(address);
}

void KeyCard::focusFirst() {
    if (!m_form->isHidden()) m_form->focusFirst();
}

void KeyCard::retranslate() {
    makeFields();
    SetupCard::retranslate();
    m_try->retranslate();
}

}  // namespace ui::setup
