#include "ui/setup/administrator_card.h"

#include "ui/api/admin_client.h"
#include "ui/common/form_view.h"
#include "ui/common/states.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
using common::FieldKind;
using common::FieldSpec;

namespace {

constexpr int kShortestName = 3;
constexpr int kLongestName = 64;
constexpr int kShortestPassword = 8;
constexpr int kLongestPassword = 1024;

}  // namespace

AdministratorCard::AdministratorCard(api::AdminClient& client, common::Interaction& interaction,
                                     QWidget* parent)
    : SetupCard(u"administrator"_s, parent), m_client(client) {
    m_form = new common::FormView;
    m_error = new common::ErrorStrip(interaction);
    connect(m_error, &common::ErrorStrip::retryWanted, this, &AdministratorCard::create);
    body().addWidget(m_form);
    body().addWidget(m_error);
    m_create = addButton(
        u"createAdministrator"_s,
        [this] { return m_present ? tr("Replace the administrator") : tr("Create administrator"); }, true);
    connect(m_create, &QPushButton::clicked, this, &AdministratorCard::create);
    makeFields();
    finish();
}

QString AdministratorCard::title() const {
    return tr("Administrator");
}

QString AdministratorCard::reason() const {
    return tr(
        "Whoever has this name and password may sign in to the console from another machine. The console "
        "on this machine needs neither.");
}

void AdministratorCard::makeFields() {
    const QJsonObject values = m_form->values();
    FieldSpec name{u"username"_s, tr("Name"), FieldKind::Text};
    name.required = true;
    name.minimum = kShortestName;
    name.maximum = kLongestName;
    name.initial = u"admin"_s;
    FieldSpec password{u"password"_s, tr("Password"), FieldKind::Secret};
    password.required = true;
    password.minimum = kShortestPassword;
    password.maximum = kLongestPassword;
    password.help = tr("8 characters at least; 12 or more are better.");
    FieldSpec again{u"again"_s, tr("Password again"), FieldKind::Secret};
    again.required = true;
    FieldSpec token{u"setupToken"_s, tr("Setup token"), FieldKind::Secret};
    token.help = tr("The relay wrote it to its log when it started.");
    m_form->setFields({name, password, again, token});
    m_form->setFieldShown(u"setupToken"_s, false);
    if (!values.isEmpty()) m_form->setValues(values);
}

void AdministratorCard::create() {
    m_error->clear();
    if (!m_form->check()) return;
    QJsonObject values = m_form->values();
    if (values.take("again"_L1) != values.value("password"_L1)) {
        m_form->showErrors({{u"again"_s, tr("This is not the same password.")}});
        return;
    }
    if (m_present) values.insert(u"force"_s, true);
    m_create->setEnabled(false);
    m_client.post(u"/admin/setup"_s, values, this,
                  [this, name = values.value("username"_L1).toString()](const api::Outcome& outcome) {
                      take(name, outcome);
                  });
}

void AdministratorCard::take(const QString& name, const api::Outcome& outcome) {
    m_create->setEnabled(true);
    if (outcome) {
        m_present = true;
        texts().apply();
        makeFields();
        m_form->setValues({});
        setMark(Mark::Done, tr("%1 may sign in from another machine.").arg(name));
        return;
    }
    const api::ApiError& error = outcome.error();
    if (error.field == "setupToken"_L1) m_form->setFieldShown(error.field, true);
    const QStringList others = m_form->showErrors({{error.field, error.message}});
    if (error.field.isEmpty() || !others.isEmpty())
        m_error->setText(errorText(tr("The administrator was not created."), error));
}

void AdministratorCard::setPresent(bool present) {
    m_present = present;
    texts().apply();
    if (present && mark() != Mark::Done)
        setFound(tr("There is an administrator already."), m_form->isChanged());
}

void AdministratorCard::focusFirst() {
    m_form->focusFirst();
}

void AdministratorCard::retranslate() {
    makeFields();
    SetupCard::retranslate();
}

}  // namespace ui::setup
