#include "ui/common/line_editors.h"

#include "ui/common/format.h"
#include "ui/common/secret_once.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTimeZone>

namespace ui::common {

namespace {

constexpr int kLines = 4;

void fill(QWidget& editor, QWidget* field) {
    auto* layout = new QVBoxLayout(&editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field);
    editor.setFocusProxy(field);
}

QString shownDate(const QString& text) {
    const QDateTime time = format::timeFromApi(text);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : text;
}

/// "2026-03-31", with or without a time; a day alone ends when it ends. Else the text as typed.
QString readDate(const QString& text) {
    QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm"));
    if (!time.isValid()) {
        const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
        if (day.isValid()) time = QDateTime(day, QTime(23, 59, 59));
    }
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : text;
}

QJsonValue readInteger(const QString& text) {
    QString digits = text;
    static const QRegularExpression grouping(QStringLiteral("[\\s,\\x{202F}\\x{2009}']"));
    digits.remove(grouping);
    bool whole = false;
    const qint64 number = digits.toLongLong(&whole);
    return whole ? QJsonValue(number) : QJsonValue(text);
}

QString readMoney(QString text) {
    text.remove(QLatin1Char('$')).remove(QLatin1Char(' ')).remove(QChar(0x202F));
    if (text.startsWith(QLatin1Char('.'))) text.prepend(QLatin1Char('0'));
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    return text;
}

QString placeholderOf(const FieldSpec& spec) {
    if (!spec.placeholder.isEmpty()) return spec.placeholder;
    switch (spec.kind) {
        case FieldKind::Url:
            return QStringLiteral("https://");
        case FieldKind::Hours:
            return QStringLiteral("mon-fri 09:00-18:00");
        case FieldKind::Date:
            return LineEditor::tr("YYYY-MM-DD HH:MM");
        case FieldKind::Money:
            return QStringLiteral("0.00");
        default:
            return {};
    }
}

}  // namespace

LineEditor::LineEditor(const FieldSpec& spec, QWidget* parent) : FieldEditor(parent), m_spec(spec) {
    m_line = spec.kind == FieldKind::Secret ? makeSecretField() : new QLineEdit;
    m_line->setPlaceholderText(placeholderOf(spec));
    fill(*this, m_line);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::left);
}

QJsonValue LineEditor::value() const {
    // A secret is taken as it is but for what pasting brings along at its ends.
    const QString text = m_line->text().trimmed();
    if (text.isEmpty()) return emptyOf(m_spec);
    switch (m_spec.kind) {
        case FieldKind::Integer:
            return readInteger(text);
        case FieldKind::Money:
            return readMoney(text);
        case FieldKind::Date:
            return readDate(text);
        default:
            return text;
    }
}

void LineEditor::setValue(const QJsonValue& value) {
    QString text = value.toString();
    if (value.isDouble()) text = QString::number(static_cast<qint64>(value.toDouble()));
    if (m_spec.kind == FieldKind::Date) text = shownDate(text);
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

void LineEditor::setWrong(bool wrong) {
    theme::setWrong(*m_line, wrong);
}

QWidget* LineEditor::field() const {
    return m_line;
}

LinesEditor::LinesEditor(const FieldSpec& spec, QWidget* parent)
    : FieldEditor(parent), m_list(spec.kind == FieldKind::List), m_text(new QPlainTextEdit) {
    m_text->setPlaceholderText(spec.placeholder.isEmpty() && m_list ? tr("One a line") : spec.placeholder);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(kLines * m_text->fontMetrics().lineSpacing() + 2 * theme::kRow);
    m_text->installEventFilter(this);
    fill(*this, m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
}

QJsonValue LinesEditor::value() const {
    if (!m_list) return m_text->toPlainText();
    QJsonArray entries;
    for (const QString& line : m_text->toPlainText().split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty()) entries.append(line.trimmed());
    return entries;
}

void LinesEditor::setValue(const QJsonValue& value) {
    const QSignalBlocker quiet(m_text);
    QStringList lines;
    for (const QJsonValue& entry : value.toArray())
        lines.append(entry.toString());
    m_text->setPlainText(m_list ? lines.join(QLatin1Char('\n')) : value.toString());
}

void LinesEditor::setWrong(bool wrong) {
    theme::setWrong(*m_text, wrong);
}

QWidget* LinesEditor::field() const {
    return m_text;
}

bool LinesEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) Q_EMIT left();
    return FieldEditor::eventFilter(watched, event);
}

ChoiceEditor::ChoiceEditor(const FieldSpec& spec, QWidget* parent)
    : FieldEditor(parent), m_box(new QComboBox) {
    if (!spec.required)
        m_box->addItem(spec.placeholder.isEmpty() ? tr("Default") : spec.placeholder, QString());
    for (const FieldChoice& choice : spec.allowed)
        m_box->addItem(choice.label, choice.value);
    fill(*this, m_box);
    connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
}

QJsonValue ChoiceEditor::value() const {
    return m_box->currentData().toString();
}

void ChoiceEditor::setValue(const QJsonValue& value) {
    int index = m_box->findData(value.toString());
    if (index < 0 && !value.toString().isEmpty()) {
        // A value newer than this console: shown as it is, and kept if nothing else is chosen.
        m_box->addItem(value.toString(), value.toString());
        index = m_box->count() - 1;
    }
    m_box->setCurrentIndex(qMax(0, index));
}

void ChoiceEditor::setWrong(bool wrong) {
    theme::setWrong(*m_box, wrong);
}

QWidget* ChoiceEditor::field() const {
    return m_box;
}

FlagEditor::FlagEditor(const FieldSpec& spec, QWidget* parent)
    : FieldEditor(parent), m_box(new QCheckBox(spec.label)) {
    fill(*this, m_box);
    connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
}

QJsonValue FlagEditor::value() const {
    return m_box->isChecked();
}

void FlagEditor::setValue(const QJsonValue& value) {
    m_box->setChecked(value.toBool());
}

void FlagEditor::setWrong(bool /*wrong*/) {}

QWidget* FlagEditor::field() const {
    return m_box;
}

}  // namespace ui::common
