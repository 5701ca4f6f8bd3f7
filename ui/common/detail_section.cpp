#include "ui/common/detail_panel.h"
#include "ui/common/interaction.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace ui::common {

namespace {

constexpr int kLabelWidth = 88;

}  // namespace

struct DetailSection::Row {
    QString id;
    QLabel* label = nullptr;
    QLabel* value = nullptr;
    QToolButton* copy = nullptr;
    QString copyText;
};

DetailSection::DetailSection(Interaction& interaction, const QString& title, QWidget* parent)
    : QWidget(parent), m_interaction(interaction) {
    m_title = new QLabel(title);
    theme::setType(*m_title, theme::Type::Strong);
    m_note = new QLabel;
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::tint(*m_note, theme::Token::Quiet);
    m_note->hide();
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(theme::kRow);
    // Rows have it inside: a button for copying is as high as a line with its room.
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, kLabelWidth);  // so that values of all sections begin at one place
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kGap);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_note);
    m_layout->addLayout(m_grid);
}

DetailSection::~DetailSection() = default;

void DetailSection::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

DetailSection::Row* DetailSection::rowOf(const QString& id) const {
    for (const auto& row : m_rows)
        if (row->id == id) return row.get();
    return nullptr;
}

DetailSection::Row* DetailSection::makeRow(const QString& id) {
    m_rows.push_back(std::make_unique<Row>(Row{id, new QLabel, new QLabel, new QToolButton, {}}));
    Row* row = m_rows.back().get();
    theme::tint(*row->label, theme::Token::Quiet);
    row->label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    row->value->setObjectName(QStringLiteral("value_") + id);
    row->value->setTextFormat(Qt::PlainText);
    row->value->setWordWrap(true);
    row->value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel* text : {row->label, row->value})
        text->setContentsMargins(0, theme::kTight / 2, 0, theme::kTight / 2);
    row->copy->setObjectName(QStringLiteral("copy_") + id);
    row->copy->setIcon(theme::icon(QStringLiteral("copy")));
    row->copy->setIconSize(QSize(14, 14));
    theme::setKind(*row->copy, theme::ButtonKind::Tiny);
    connect(row->copy, &QToolButton::clicked, this, [this, row] {
        m_interaction.copy(row->copyText.isEmpty() ? row->value->text() : row->copyText);
    });
    const int line = m_grid->rowCount();
    m_grid->addWidget(row->label, line, 0, Qt::AlignTop);
    m_grid->addWidget(row->value, line, 1, Qt::AlignTop);
    m_grid->addWidget(row->copy, line, 2, Qt::AlignTop);
    return row;
}

void DetailSection::setRow(const QString& id, const QString& label, const QString& value,
                           const ValueStyle& style) {
    Row* row = rowOf(id);
    if (!row) row = makeRow(id);
    row->copyText = style.copyText;
    if (row->label->text() != label) row->label->setText(label);
    const QString shown = value.isEmpty() ? QStringLiteral("–") : value;
    if (row->value->text() != shown) row->value->setText(shown);
    row->value->setAccessibleName(label);
    row->value->setToolTip(style.toolTip);
    theme::setType(*row->value, style.mono ? theme::Type::Mono : theme::Type::Body);
    theme::tint(*row->value, value.isEmpty() ? theme::Token::Quiet : style.token);
    row->copy->setVisible(style.copyable && !value.isEmpty());
    row->copy->setToolTip(tr("Copy"));
    row->copy->setAccessibleName(tr("Copy %1").arg(label));
}

void DetailSection::setRowShown(const QString& id, bool shown) {
    Row* row = rowOf(id);
    if (!row) return;
    row->label->setVisible(shown);
    row->value->setVisible(shown);
    if (!shown) row->copy->hide();
}

void DetailSection::clearRows() {
    for (const auto& row : m_rows) {
        for (QWidget* widget : {static_cast<QWidget*>(row->label), static_cast<QWidget*>(row->value),
                                static_cast<QWidget*>(row->copy)}) {
            widget->hide();
            widget->deleteLater();
        }
    }
    m_rows.clear();
}

void DetailSection::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DetailSection::addWidget(QWidget* widget) {
    m_layout->addWidget(widget);
}

}  // namespace ui::common
