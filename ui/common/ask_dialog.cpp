#include "ui/common/ask_dialog.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui::common {

namespace {

constexpr int kWidth = 420;

}  // namespace

AskDialog::AskDialog(QWidget* parent, const QString& title, const QString& text, const QString& action,
                     bool danger)
    : QDialog(parent) {
    setObjectName(QStringLiteral("askDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(kWidth);

    auto* heading = new QLabel(title);
    heading->setWordWrap(true);
    theme::setType(*heading, theme::Type::Section);
    m_text = new QLabel(text);
    m_text->setObjectName(QStringLiteral("askText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setVisible(!text.isEmpty());
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("askCancel"));
    m_action = new QPushButton(action.isEmpty() ? tr("OK") : action);
    m_action->setObjectName(QStringLiteral("askAction"));
    theme::setKind(*m_action, danger ? theme::ButtonKind::Danger : theme::ButtonKind::Primary);
    // Enter must not destroy by habit.
    m_action->setDefault(!danger);
    cancel->setDefault(danger);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kSection);
    layout->setSpacing(theme::kRow);
    layout->addWidget(heading);
    layout->addWidget(m_text);
    layout->addSpacing(theme::kGap);
    layout->addLayout(buttons);
}

void AskDialog::addField(const QString& initial, const QString& placeholder, bool secret,
                         std::function<QString(const QString&)> problem) {
    m_check = std::move(problem);
    m_field = new QLineEdit(initial);
    m_field->setObjectName(QStringLiteral("askField"));
    m_field->setAccessibleName(m_text->text().isEmpty() ? windowTitle() : m_text->text());
    m_field->setPlaceholderText(placeholder);
    if (secret) m_field->setEchoMode(QLineEdit::Password);
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("askProblem"));
    m_problem->setWordWrap(true);
    theme::tint(*m_problem, theme::Token::Bad);
    theme::setType(*m_problem, theme::Type::Caption);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(2, m_field);
    column->insertWidget(3, m_problem);
    connect(m_field, &QLineEdit::textChanged, this, &AskDialog::check);
    m_field->selectAll();
    m_field->setFocus();
    check();
}

QString AskDialog::fieldText() const {
    return m_field ? m_field->text() : QString();
}

void AskDialog::check() {
    const QString problem = m_check ? m_check(m_field->text()) : QString();
    m_action->setEnabled(problem.isEmpty());
    // Nothing typed yet is no mistake to be shown.
    m_problem->setText(m_field->text().isEmpty() ? QString() : problem);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

}  // namespace ui::common
