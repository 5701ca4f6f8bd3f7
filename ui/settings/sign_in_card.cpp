#include "ui/settings/sign_in_card.h"

#include "ui/api/admin_client.h"
#include "ui/api/json_fields.h"
#include "ui/common/form_dialog.h"
#include "ui/common/form_view.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;
using common::FieldKind;
using common::FieldSpec;

namespace {

constexpr int kShortestPassword = 8;
constexpr int kLongestPassword = 1024;

FieldSpec secret(const QString& name, const QString& label) {
    FieldSpec spec{name, label, FieldKind::Secret};
    spec.required = true;
    return spec;
}

}  // namespace

SignInCard::SignInCard(api::AdminClient& client, QWidget* parent) : QFrame(parent), m_client(client) {
    setObjectName(u"signInCard"_s);
    theme::setGround(*this, theme::Ground::Card);
    m_title = new QLabel;
    theme::setType(*m_title, theme::Type::Strong);
    m_text = new QLabel;
    m_text->setObjectName(u"signedInAs"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    theme::tint(*m_text, theme::Token::Quiet);
    m_change = new QPushButton;
    m_change->setObjectName(u"changePassword"_s);
    connect(m_change, &QPushButton::clicked, this, &SignInCard::changePassword);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kTight);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kRow);
    row->setSpacing(theme::kMargin);
    row->addLayout(words, 1);
    row->addWidget(m_change, 0, Qt::AlignVCenter);
    m_texts.add([this] {
        m_title->setText(tr("Sign-in to the console"));
        m_change->setText(tr("Change password…"));
    });
    showUser();
}

void SignInCard::refresh() {
    m_client.get(u"/web/auth/user"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;  // the connection says what is wrong
        m_user = api::JsonFields(outcome.body()).text("username"_L1);
        m_known = true;
        showUser();
    });
}

void SignInCard::showUser() {
    if (m_changed)
        m_text->setText(tr("The password was changed. Everybody else was signed out."));
    else if (m_known && m_user.isEmpty())
        m_text->setText(
            tr("This console runs on the relay's machine and needs no password. The administrator's is for "
               "consoles elsewhere."));
    else
        m_text->setText(m_user.isEmpty() ? QString() : tr("Signed in as %1.").arg(m_user));
}

void SignInCard::changePassword() {
    auto* dialog = new common::FormDialog(tr("Change password"), tr("Change password"), window());
    dialog->setObjectName(u"passwordDialog"_s);
    QList<FieldSpec> fields;
    // Whoever has the local token has shown already that the machine is his.
    if (!m_user.isEmpty()) fields.append(secret(u"currentPassword"_s, tr("Password until now")));
    FieldSpec fresh = secret(u"newPassword"_s, tr("New password"));
    fresh.minimum = kShortestPassword;
    fresh.maximum = kLongestPassword;
    fresh.help = tr("8 characters at least; 12 or more are better. All sessions end.");
    fields.append(fresh);
    fields.append(secret(u"again"_s, tr("New password again")));
    FieldSpec name{u"newUsername"_s, tr("New name"), FieldKind::Text};
    name.help = tr("Empty: the name stays.");
    fields.append(name);
    dialog->form().setFields(fields);
    connect(dialog, &common::FormDialog::saveWanted, this,
            [this, dialog](const QJsonObject& values) { send(*dialog, values); });
    dialog->open();
    dialog->form().focusFirst();
}

void SignInCard::send(common::FormDialog& dialog, QJsonObject values) {
    if (values.take("again"_L1) != values.value("newPassword"_L1)) {
        dialog.showErrors({{u"again"_s, tr("This is not the same password.")}});
        return;
    }
    if (values.value("newUsername"_L1).toString().isEmpty()) values.remove("newUsername"_L1);
    dialog.setBusy(true);
    m_client.post(u"/web/auth/change-password"_s, values, &dialog,
                  [self = QPointer<SignInCard>(this), &dialog](const api::Outcome& outcome) {
                      if (self) self->taken(dialog, outcome);
                  });
}

void SignInCard::taken(common::FormDialog& dialog, const api::Outcome& outcome) {
    dialog.setBusy(false);
    if (outcome) {
        m_changed = true;
        showUser();
        dialog.accept();
        return;
    }
    const api::ApiError& error = outcome.error();
    if (error.field.isEmpty())
        dialog.showErrors({}, error.message);
    else
        dialog.showErrors({{error.field, error.message}});
}

void SignInCard::retranslate() {
    m_texts.apply();
    showUser();
}

}  // namespace ui::settings
