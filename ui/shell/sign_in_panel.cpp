#include "ui/shell/sign_in_panel.h"

#include "ui/api/connection.h"
#include "ui/shell/connection_banner.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCardWidth = 380;

QLabel* text(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

SignInPanel::SignInPanel(api::Connection& connection, QWidget* parent)
    : QWidget(parent), m_connection(connection) {
    setObjectName(u"signIn"_s);
    m_title = text(u"signInTitle"_s);
    theme::setType(*m_title, theme::Type::Title);
    m_where = text(u"signInWhere"_s);
    theme::tint(*m_where, theme::Token::Quiet);
    m_reason = text(u"signInReason"_s);
    m_hint = text(u"signInHint"_s);
    m_userCaption = text(u"userCaption"_s);
    m_passwordCaption = text(u"passwordCaption"_s);
    m_user = new QLineEdit;
    m_user->setObjectName(u"user"_s);
    m_password = new QLineEdit;
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_userCaption->setBuddy(m_user);
    m_passwordCaption->setBuddy(m_password);
    m_problem = text(u"signInProblem"_s);
    theme::tint(*m_problem, theme::Token::Bad);
    m_button = new QPushButton;
    m_button->setObjectName(u"signInButton"_s);
    m_button->setAutoDefault(true);
    theme::setKind(*m_button, theme::ButtonKind::Primary);
    connect(m_button, &QPushButton::clicked, this, &SignInPanel::signIn);
    for (QLineEdit* field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &SignInPanel::update);

    auto* card = new QWidget;
    card->setAttribute(Qt::WA_StyledBackground);
    card->setObjectName(u"signInCard"_s);
    theme::setGround(*card, theme::Ground::Card);
    card->setFixedWidth(kCardWidth);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    column->setSpacing(theme::kGap);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_title, m_where, m_reason, m_hint, m_userCaption, m_user,
                                         m_passwordCaption, m_password, m_problem, m_button})
        column->addWidget(part);
    column->insertSpacing(column->indexOf(m_userCaption), theme::kGap);
    column->insertSpacing(column->indexOf(m_button), theme::kTight);
    // Not by alignment: the height would be that of lines as wide as the window.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card);
    row->addStretch(1);
    auto* middle = new QVBoxLayout(this);
    middle->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(2);
    retranslate();
}

void SignInPanel::setAddress(const QString& address) {
    m_address = address;
    update();
}

void SignInPanel::setUser(const QString& user) {
    m_user->setText(user);
}

void SignInPanel::setSetupNeeded(bool needed) {
    m_setupNeeded = needed;
    update();
}

void SignInPanel::begin() {
    m_password->clear();
    m_problem->clear();
    m_reason->setText(refusalWords(m_connection));
    update();
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
}

void SignInPanel::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_button->isEnabled()) {
        signIn();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SignInPanel::signIn() {
    m_busy = true;
    m_problem->clear();
    update();
    m_connection.signIn(m_user->text(), m_password->text(), this,
                        [this](const api::Outcome& outcome) { take(outcome); });
}

void SignInPanel::take(const api::Outcome& outcome) {
    m_busy = false;
    if (outcome) {
        m_password->clear();
    } else if (outcome.error().retryAfterSeconds > 0) {
        m_problem->setText(tr("Too many wrong passwords. Try again in %Ln second(s).", nullptr,
                              outcome.error().retryAfterSeconds));
    } else if (outcome.error().status == 401) {
        m_problem->setText(tr("This name and password do not belong together."));
        m_password->selectAll();
        m_password->setFocus();
    } else {
        m_problem->setText(outcome.error().message);
    }
    update();
}

void SignInPanel::update() {
    m_where->setText(m_address);
    m_where->setVisible(!m_address.isEmpty());
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_hint->setVisible(m_setupNeeded);
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_button->setText(m_busy ? tr("Signing in") : tr("Sign in"));
    m_button->setEnabled(!m_busy && !m_user->text().isEmpty() && !m_password->text().isEmpty());
}

void SignInPanel::retranslate() {
    m_title->setText(tr("Sign in"));
    m_userCaption->setText(tr("User name"));
    m_passwordCaption->setText(tr("Password"));
    m_user->setAccessibleName(tr("User name"));
    m_password->setAccessibleName(tr("Password"));
    m_hint->setText(tr(
        "This relay has no administrator yet. Make one on its machine: relaywrightd setup --username admin"));
    update();
}

}  // namespace ui::shell
