#include "ui/setup/typed_answer.h"

#include "ui/common/interaction.h"
#include "ui/common/state_label.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
using common::Sign;

TypedAnswer::TypedAnswer(common::Interaction& interaction, QWidget* parent)
    : QFrame(parent), m_interaction(interaction) {
    setObjectName(u"typedAnswer"_s);
    theme::setGround(*this, theme::Ground::Bar);
    const auto label = [](const QString& name) {
        auto* made = new QLabel;
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return made;
    };
    m_text = label(u"answerText"_s);
    m_facts = label(u"answerFacts"_s);
    theme::setType(*m_facts, theme::Type::Caption);
    theme::tint(*m_facts, theme::Token::Quiet);
    m_state = new common::StateLabel;
    m_state->setObjectName(u"answerState"_s);
    m_cancel = new QPushButton;
    m_cancel->setObjectName(u"answerCancel"_s);
    m_copy = new QPushButton(theme::icon(u"copy"_s), {});
    m_copy->setObjectName(u"answerCopy"_s);
    for (QPushButton* button : {m_cancel, m_copy})
        theme::setKind(*button, theme::ButtonKind::Quiet);
    connect(m_cancel, &QPushButton::clicked, this, &TypedAnswer::cancelAsked);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QStringList parts{m_words, m_facts->text()};
        parts.removeAll(QString());
        m_interaction.copy(parts.join(u'\n'));
    });
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(theme::kGap);
    bottom->addWidget(m_state, 0, Qt::AlignVCenter);
    bottom->addStretch(1);
    bottom->addWidget(m_cancel);
    bottom->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kRow, theme::kRow, theme::kGap, theme::kGap);
    column->setSpacing(theme::kTight);
    column->addWidget(m_text);
    column->addLayout(bottom);
    column->addWidget(m_facts);
    retranslate();
    enter(State::Idle);
}

void TypedAnswer::begin() {
    m_words.clear();
    m_text->clear();
    enter(State::Waiting);
}

void TypedAnswer::append(const QString& text) {
    m_words += text;
    m_text->setText(m_words);
    if (m_now != State::Typing) enter(State::Typing);
}

void TypedAnswer::succeed(const QString& facts) {
    m_facts->setText(facts);
    enter(State::Answered);
}

void TypedAnswer::fail(const common::ErrorText& text) {
    QStringList lines{text.what, text.why, text.tryThis};
    lines.removeAll(QString());
    m_facts->setText(lines.join(u'\n'));
    enter(State::Failed);
}

void TypedAnswer::cancel() {
    enter(State::Cancelled);
}

void TypedAnswer::enter(State state) {
    m_now = state;
    const bool over = state == State::Answered || state == State::Failed;
    if (!over) m_facts->clear();
    m_text->setVisible(!m_words.isEmpty());
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_cancel->setVisible(state == State::Waiting || state == State::Typing);
    m_copy->setVisible(over);
    setVisible(state != State::Idle);
    showState();
}

void TypedAnswer::showState() {
    switch (m_now) {
        case State::Idle:
            break;
        case State::Waiting:
            m_state->setLook({Sign::Cooling, tr("Waiting for the first word…")});
            break;
        case State::Typing:
            m_state->setLook({Sign::Cooling, tr("Answering…")});
            break;
        case State::Answered:
            m_state->setLook({Sign::Ready, tr("It works")});
            break;
        case State::Failed:
            m_state->setLook({Sign::Blocked, tr("It does not work yet")});
            break;
        case State::Cancelled:
            m_state->setLook({Sign::Paused, tr("Cancelled")});
            break;
    }
    setAccessibleName(m_state->look().word);
}

void TypedAnswer::retranslate() {
    m_cancel->setText(tr("Cancel"));
    m_copy->setText(tr("Copy"));
    showState();
}

}  // namespace ui::setup
