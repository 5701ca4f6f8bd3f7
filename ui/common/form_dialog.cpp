#include "ui/common/form_dialog.h"

#include "ui/common/form_view.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>

namespace ui::common {

namespace {

constexpr int kWidth = 520;
constexpr int kHeight = 620;

QPushButton* button(const char* name, const QString& text, theme::ButtonKind kind) {
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    theme::setKind(*made, kind);
    return made;
}

}  // namespace

FormDialog::FormDialog(const QString& title, const QString& saveText, QWidget* parent)
    : QDialog(parent),
      m_form(new FormView),
      m_message(new QLabel),
      m_question(new QLabel(tr("Discard what you changed?"))) {
    setObjectName(QStringLiteral("formDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(kWidth, kHeight);

    auto* heading = new QLabel(title);
    theme::setType(*heading, theme::Type::Title);
    heading->setContentsMargins(theme::kMargin, theme::kSection, theme::kMargin, theme::kGap);
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kSection);
    m_column->setSpacing(theme::kSection);
    m_column->addWidget(m_form);
    m_column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);

    m_message->setObjectName(QStringLiteral("formMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    theme::tint(*m_message, theme::Token::Bad);
    m_message->hide();

    m_cancel = button("formCancel", tr("Cancel"), theme::ButtonKind::Plain);
    m_save = button("formSave", saveText, theme::ButtonKind::Primary);
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_keep = button("formKeep", tr("Go on editing"), theme::ButtonKind::Plain);
    m_discard = button("formDiscard", tr("Discard"), theme::ButtonKind::Danger);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &FormDialog::save);
    connect(m_keep, &QPushButton::clicked, this, [this] { askToDiscard(false); });
    connect(m_discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                &FormDialog::save);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme::kMargin, theme::kRow, theme::kMargin, theme::kSection);
    row->setSpacing(theme::kGap);
    row->addWidget(m_question, 1);
    row->addStretch(1);
    for (QPushButton* each : {m_keep, m_discard, m_cancel, m_save})
        row->addWidget(each);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_message);
    layout->addLayout(row);
    askToDiscard(false);
}

void FormDialog::addAbove(QWidget* widget) {
    m_column->insertWidget(m_column->indexOf(m_form), widget);
}

void FormDialog::addBelow(QWidget* widget) {
    m_column->insertWidget(m_column->count() - 1, widget);
}

void FormDialog::askToDiscard(bool ask) {
    m_question->setVisible(ask);
    m_keep->setVisible(ask);
    m_discard->setVisible(ask);
    m_cancel->setVisible(!ask);
    m_save->setVisible(!ask);
    if (ask) m_keep->setFocus();
}

void FormDialog::setBusy(bool busy) {
    m_busy = busy;
    m_form->setEnabled(!busy);
    m_save->setEnabled(!busy);
}

void FormDialog::showErrors(const QMap<QString, QString>& errors, const QString& message) {
    setBusy(false);
    QStringList lines = m_form->showErrors(errors);
    if (!message.isEmpty()) lines.prepend(message);
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_message->setVisible(!lines.isEmpty());
}

void FormDialog::save() {
    if (m_busy || !m_form->check()) return;
    m_message->hide();
    setBusy(true);
    Q_EMIT saveWanted(m_form->values());
}

void FormDialog::reject() {
    if (m_form->isChanged() && m_question->isHidden() && !m_busy)
        askToDiscard(true);
    else if (!m_question->isHidden())
        askToDiscard(false);  // Esc once more goes back one step
    else
        QDialog::reject();
}

}  // namespace ui::common
