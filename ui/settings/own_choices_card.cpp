#include "ui/settings/own_choices_card.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

#include <utility>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBoxWidth = 300;

}  // namespace

OwnChoicesCard::OwnChoicesCard(QList<OwnChoice> choices, QWidget* parent)
    : QFrame(parent), m_choices(std::move(choices)) {
    setObjectName(u"ownChoices"_s);
    theme::setGround(*this, theme::Ground::Card);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kRow);
    column->setSpacing(theme::kRow);
    for (const OwnChoice& choice : std::as_const(m_choices))
        addChoice(choice);
    setVisible(!m_choices.isEmpty());
}

void OwnChoicesCard::addChoice(const OwnChoice& choice) {
    auto* label = new QLabel;
    theme::setType(*label, theme::Type::Strong);
    auto* meaning = new QLabel;
    meaning->setWordWrap(true);
    theme::tint(*meaning, theme::Token::Quiet);
    auto* box = new QComboBox;
    box->setObjectName(u"choice_"_s + choice.id);
    box->setFixedWidth(kBoxWidth);
    label->setBuddy(box);
    connect(box, &QComboBox::activated, this, [choose = choice.choose](int index) { choose(index); });
    m_boxes.append(box);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kTight);
    words->addWidget(label);
    words->addWidget(meaning);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kMargin);
    row->addLayout(words, 1);
    row->addWidget(box, 0, Qt::AlignTop);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    m_texts.add([choice, label, meaning, box] {
        label->setText(choice.label());
        meaning->setText(choice.meaning());
        meaning->setVisible(!meaning->text().isEmpty());
        box->setAccessibleName(choice.label());
        box->clear();
        box->addItems(choice.options());
        box->setCurrentIndex(choice.current());
    });
}

void OwnChoicesCard::refresh() {
    m_texts.apply();
}

}  // namespace ui::settings
