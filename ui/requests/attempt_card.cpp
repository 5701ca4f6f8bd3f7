#include "ui/requests/attempt_card.h"

#include "ui/common/format.h"
#include "ui/common/stage_bar.h"
#include "ui/common/state_label.h"
#include "ui/requests/request_words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kMicrosInMilli = 1000;

/// The same stage has the same colour in every story. What the relay itself does shares two.
int seriesOf(const QString& stage) {
    constexpr std::array<std::pair<QLatin1StringView, int>, 8> kSeries{{{"parse"_L1, 5},
                                                                        {"authenticate"_L1, 4},
                                                                        {"admit"_L1, 3},
                                                                        {"choose"_L1, 2},
                                                                        {"connect"_L1, 4},
                                                                        {"wait"_L1, 1},
                                                                        {"stream"_L1, 0},
                                                                        {"settle"_L1, 5}}};
    const auto found = std::ranges::find(kSeries, stage, &std::pair<QLatin1StringView, int>::first);
    return found == kSeries.end() ? 5 : found->second;
}

QLabel* wrapped(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString timesOf(const api::Attempt& attempt) {
    QStringList parts;
    if (attempt.firstByteMs)
        parts.append(AttemptCard::tr("first byte after %1").arg(words::milliseconds(*attempt.firstByteMs)));
    if (attempt.durationMs)
        parts.append(AttemptCard::tr("%1 in all").arg(words::milliseconds(*attempt.durationMs)));
    if (attempt.overheadUs)
        parts.append(AttemptCard::tr("%1 added by the relay").arg(words::microseconds(*attempt.overheadUs)));
    return parts.join(u" · "_s);
}

}  // namespace

QList<QList<api::Stage>> stagesByAttempt(const QList<api::Stage>& stages) {
    QList<QList<api::Stage>> bars{{}};
    bool chosen = false;
    for (const api::Stage& stage : stages) {
        const bool choose = stage.name == "choose"_L1;
        if (choose && chosen) bars.append(QList<api::Stage>());
        chosen = chosen || choose;
        bars.last().append(stage);
    }
    return bars;
}

void showStages(common::StageBar& bar, const QList<api::Stage>& stages) {
    QList<common::Stage> shown;
    for (const api::Stage& stage : stages)
        shown.append({stage.name, words::stage(stage.name),
                      static_cast<double>(stage.durationUs) / kMicrosInMilli, seriesOf(stage.name)});
    bar.setStages(shown);
    bar.setVisible(!shown.isEmpty());
}

AttemptCard::AttemptCard(QWidget* parent) : QWidget(parent) {
    setObjectName(u"attempt"_s);
    m_account = new QPushButton;
    m_account->setObjectName(u"attemptAccount"_s);
    theme::setKind(*m_account, theme::ButtonKind::Link);
    m_state = new common::StateLabel;
    m_times = wrapped(u"attemptTimes"_s);
    theme::tint(*m_times, theme::Token::Quiet);
    m_reason = wrapped(u"attemptReason"_s);
    m_stages = new common::StageBar;
    auto* top = new QHBoxLayout;
    top->addWidget(m_account);
    top->addStretch(1);
    top->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, theme::kGap);
    layout->setSpacing(theme::kTight);
    layout->addLayout(top);
    layout->addWidget(m_reason);
    layout->addWidget(m_times);
    layout->addWidget(m_stages);
    connect(m_account, &QPushButton::clicked, this, [this] { Q_EMIT accountWanted(m_accountId); });
}

void AttemptCard::show(const api::Attempt& attempt, const QList<api::Stage>& stages) {
    m_accountId = attempt.accountId;
    m_account->setText(attempt.accountName.isEmpty() ? tr("An account that is gone") : attempt.accountName);
    m_account->setEnabled(!attempt.accountName.isEmpty());
    m_account->setToolTip(tr("Show this account"));
    m_state->setLook(words::look(attempt));
    m_reason->setText(attempt.reason);
    m_reason->setVisible(!attempt.reason.isEmpty());
    m_times->setText(timesOf(attempt));
    m_times->setVisible(!m_times->text().isEmpty());
    showStages(*m_stages, stages);
}

namespace {

common::Sign signOf(const api::Candidate& candidate, bool served) {
    if (!candidate.refusal) return served ? common::Sign::Ready : common::Sign::Idle;
    const QString& why = *candidate.refusal;
    if (why == "cooling"_L1 || why == "probing"_L1) return common::Sign::Cooling;
    if (why == "paused"_L1 || why == "disabled"_L1) return common::Sign::Paused;
    if (why == "full"_L1 || why == "spent"_L1) return common::Sign::Warning;
    if (why == "tried"_L1) return common::Sign::Blocked;
    return common::Sign::Idle;
}

}  // namespace

CandidateLine::CandidateLine(const api::Candidate& candidate, bool served, QWidget* parent)
    : QWidget(parent) {
    setObjectName(u"candidate"_s);
    QLabel* name = wrapped(u"candidateName"_s);
    name->setText(candidate.accountName.isEmpty() ? candidate.accountId : candidate.accountName);
    auto* state = new common::StateLabel;
    const QString refusal = candidate.refusal ? words::refusal(*candidate.refusal, candidate.words)
                            : served          ? tr("Served the request")
                                              : tr("Would serve");
    state->setLook({signOf(candidate, served), refusal});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, theme::kTight);
    layout->setSpacing(2);
    layout->addWidget(name);
    layout->addWidget(state);
    // The engine's own words hold the evidence: the status, the header, until when.
    const bool evident =
        std::ranges::any_of(candidate.words, [](QChar c) { return c.isDigit() || c == u'('; });
    if (!evident || candidate.words == refusal) return;
    QLabel* evidence = wrapped(u"candidateWords"_s);
    evidence->setText(candidate.words);
    theme::tint(*evidence, theme::Token::Quiet);
    evidence->setContentsMargins(theme::kSection + theme::kTight, 0, 0, 0);
    layout->addWidget(evidence);
}

}  // namespace ui::requests
