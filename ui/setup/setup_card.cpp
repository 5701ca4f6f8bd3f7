#include "ui/setup/setup_card.h"

#include "ui/api/answer.h"
#include "ui/common/content_stack.h"
#include "ui/common/state_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ui::setup::SetupCard)

public:
    static QString done() { return tr("Done"); }
    static QString skipped() { return tr("Skipped"); }
    static QString toDo() { return tr("To do"); }
    static QString waitForRelay() {
        return tr("Wait until the relay is back, then try again. Nothing you typed is lost.");
    }
};

}  // namespace

common::StateLook lookOf(SetupMemory::Mark mark) {
    switch (mark) {
        case SetupMemory::Mark::Done:
            return {common::Sign::Ready, Words::done()};
        case SetupMemory::Mark::Skipped:
            return {common::Sign::Paused, Words::skipped()};
        case SetupMemory::Mark::None:
            break;
    }
    return {common::Sign::Idle, Words::toDo()};
}

common::ErrorText errorText(const QString& what, const api::ApiError& error) {
    using Kind = api::ApiError::Kind;
    const bool away = error.kind == Kind::Unreachable || error.kind == Kind::Restarting;
    return {what, error.message, away ? Words::waitForRelay() : QString()};
}

SetupCard::SetupCard(QString id, QWidget* parent) : QFrame(parent), m_id(std::move(id)) {
    setObjectName(u"card_"_s + m_id);
    theme::setGround(*this, theme::Ground::Card);
    m_title = new QLabel;
    m_title->setObjectName(u"cardTitle"_s);
    theme::setType(*m_title, theme::Type::Section);
    m_state = new common::StateLabel;
    m_state->setObjectName(u"cardState"_s);
    m_reason = makeLine(u"cardReason"_s);
    m_summaryLine = makeLine(u"cardSummary"_s);
    m_again = new QPushButton;
    m_again->setObjectName(u"cardAgain"_s);
    theme::setKind(*m_again, theme::ButtonKind::Link);
    connect(m_again, &QPushButton::clicked, this, &SetupCard::unfold);
    m_skip = new QPushButton;
    m_skip->setObjectName(u"cardSkip"_s);
    theme::setKind(*m_skip, theme::ButtonKind::Quiet);
    connect(m_skip, &QPushButton::clicked, this, &SetupCard::skipped);

    auto* top = new QHBoxLayout;
    top->setSpacing(theme::kRow);
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_again);
    top->addWidget(m_state);
    m_body = new QWidget;
    m_bodyLayout = new QVBoxLayout;
    m_bodyLayout->setSpacing(theme::kRow);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(theme::kGap);
    auto* inside = new QVBoxLayout(m_body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(theme::kSection);
    inside->addWidget(m_reason);
    inside->addLayout(m_bodyLayout);
    inside->addLayout(m_buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kRow);
    column->setSpacing(theme::kTight);
    column->addLayout(top);
    column->addWidget(m_summaryLine);
    column->addWidget(m_body);
}

QLabel* SetupCard::makeLine(const QString& name) {
    auto* line = new QLabel;
    line->setObjectName(name);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::tint(*line, theme::Token::Quiet);
    return line;
}

QPushButton* SetupCard::addButton(const QString& name, std::function<QString()> text, bool primary) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    if (primary) theme::setKind(*button, theme::ButtonKind::Primary);
    m_buttons->addWidget(button);
    m_texts.add([button, text = std::move(text)] { button->setText(text()); });
    return button;
}

void SetupCard::finish() {
    m_buttons->addWidget(m_skip);
    m_buttons->addStretch(1);
    m_texts.add([this] {
        m_title->setText(title());
        m_reason->setText(reason());
        setAccessibleName(title());
    });
    m_texts.add([this] { m_skip->setText(tr("Skip this step")); });
    showMark();
}

void SetupCard::setMark(Mark mark, const QString& summary) {
    change(mark, summary, mark == Mark::Skipped || (mark == Mark::Done && !m_keepsOpen));
}

void SetupCard::setFound(const QString& summary, bool typed) {
    const QWidget* focus = window()->focusWidget();
    const bool inUse = typed || (focus != nullptr && m_body->isAncestorOf(focus));
    change(Mark::Done, summary, !m_keepsOpen && !inUse);
}

void SetupCard::change(Mark mark, const QString& summary, bool folds) {
    const Mark before = std::exchange(m_mark, mark);
    m_summary = summary;
    if (before != mark) fold(folds);
    showMark();
    if (before != mark) Q_EMIT markChanged();
}

void SetupCard::unfold() {
    fold(false);
    showMark();
    focusFirst();
}

bool SetupCard::isUnfolded() const {
    return !m_body->isHidden();
}

void SetupCard::fold(bool folded) {
    m_body->setVisible(!folded);
}

void SetupCard::showMark() {
    m_state->setLook(lookOf(m_mark));
    m_summaryLine->setText(m_summary);
    m_summaryLine->setVisible(!m_summary.isEmpty());
    m_again->setText(m_mark == Mark::Skipped ? tr("Do it now") : tr("Change"));
    m_again->setAccessibleName(u"%1: %2"_s.arg(title(), m_again->text()));
    m_again->setVisible(!isUnfolded());
    m_skip->setVisible(m_mark == Mark::None);
}

void SetupCard::retranslate() {
    m_texts.apply();
    showMark();
}

}  // namespace ui::setup
