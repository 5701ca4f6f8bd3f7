#include "ui/common/map_editor.h"

#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace ui::common {

MapEditor::MapEditor(const FieldSpec& /*spec*/, QWidget* parent) : FieldEditor(parent) {
    m_add = new QPushButton(theme::icon(QStringLiteral("add"), theme::Token::Accent), tr("Add"));
    m_add->setObjectName(QStringLiteral("addLine"));
    theme::setKind(*m_add, theme::ButtonKind::Link);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({}, {});
        m_rows.constLast().key->setFocus();
    });
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(theme::kTight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kTight);
    layout->addLayout(m_lines);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
}

void MapEditor::addLine(const QString& key, const QString& value) {
    Line line{new QWidget, new QLineEdit(key), new QLineEdit(value)};
    line.key->setObjectName(QStringLiteral("key"));
    line.key->setAccessibleName(tr("From"));
    line.value->setObjectName(QStringLiteral("value"));
    line.value->setAccessibleName(tr("To"));
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeLine"));
    remove->setIcon(theme::icon(QStringLiteral("cross")));
    remove->setAccessibleName(tr("Remove line"));
    theme::setKind(*remove, theme::ButtonKind::Quiet);
    auto* arrow = new QLabel(QStringLiteral("→"));
    theme::tint(*arrow, theme::Token::Quiet);
    auto* layout = new QHBoxLayout(line.row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGap);
    layout->addWidget(line.key, 1);
    layout->addWidget(arrow);
    layout->addWidget(line.value, 1);
    layout->addWidget(remove);
    m_lines->addWidget(line.row);
    m_rows.append(line);
    for (QLineEdit* edit : {line.key, line.value}) {
        connect(edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
        connect(edit, &QLineEdit::editingFinished, this, &FieldEditor::left);
    }
    connect(remove, &QToolButton::clicked, this, [this, row = line.row] {
        removeLine(row);
        Q_EMIT edited();
    });
}

void MapEditor::removeLine(QWidget* row) {
    m_rows.removeIf([row](const Line& line) { return line.row == row; });
    row->hide();
    row->deleteLater();
}

QJsonValue MapEditor::value() const {
    QJsonObject pairs;
    for (const Line& line : m_rows) {
        const QString key = line.key->text().trimmed();
        const QString value = line.value->text().trimmed();
        if (!key.isEmpty() || !value.isEmpty()) pairs.insert(key, value);
    }
    return pairs;
}

void MapEditor::setValue(const QJsonValue& value) {
    while (!m_rows.isEmpty())
        removeLine(m_rows.constLast().row);
    const QJsonObject pairs = value.toObject();
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
        addLine(pair.key(), pair.value().toString());
}

void MapEditor::setWrong(bool wrong) {
    for (const Line& line : std::as_const(m_rows))
        theme::setWrong(*line.key, wrong && line.key->text().trimmed().isEmpty());
}

QWidget* MapEditor::field() const {
    return m_add;
}

}  // namespace ui::common
