// The part of StoryPanel about what its sections say.
#include "ui/common/format.h"
#include "ui/common/stage_bar.h"
#include "ui/requests/attempt_card.h"
#include "ui/requests/request_words.h"
#include "ui/requests/story_panel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kCandidatesAtFirst = 8;

void clear(QVBoxLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

struct Sums {
    qint64 input = 0;
    qint64 output = 0;
    qint64 written = 0;
    qint64 read = 0;
    qint64 thinking = 0;
};

Sums sumsOf(const QList<api::Attempt>& attempts) {
    Sums sums;
    for (const api::Attempt& attempt : attempts) {
        sums.input += attempt.inputTokens;
        sums.output += attempt.outputTokens;
        sums.written += attempt.cacheCreationTokens;
        sums.read += attempt.cacheReadTokens;
        sums.thinking += attempt.thinkingTokens;
    }
    return sums;
}

}  // namespace

void StoryPanel::showAttempts() {
    clear(*m_attempts);
    const QList<api::Attempt> attempts = m_story ? m_story->attempts : QList<api::Attempt>();
    const QList<api::Stage> stages = m_story && m_story->stages ? *m_story->stages : QList<api::Stage>();
    QList<QList<api::Stage>> bars = stagesByAttempt(stages);
    // With one attempt, or none, the whole is one bar; else each attempt has its own.
    const bool single = attempts.size() < 2;
    part(u"stages"_s, tr("Where the time went"));
    setSectionShown(u"stages"_s, single && !stages.isEmpty());
    if (single) showStages(*m_stages, stages);
    part(u"attempts"_s, tr("%n attempt(s)", nullptr, static_cast<int>(attempts.size())));
    setSectionShown(u"attempts"_s, !attempts.isEmpty());
    for (qsizetype at = 0; at < attempts.size(); ++at) {
        auto* card = new AttemptCard;
        card->show(attempts.at(at), single ? QList<api::Stage>() : bars.value(at));
        connect(card, &AttemptCard::accountWanted, this,
                [this](const QString& id) { Q_EMIT goTo({u"accounts"_s, id}); });
        m_attempts->addWidget(card);
    }
}

void StoryPanel::showCandidates(bool all) {
    clear(*m_candidates);
    const bool known = m_story && m_story->candidates;
    const QList<api::Candidate> candidates = known ? *m_story->candidates : QList<api::Candidate>();
    part(u"candidates"_s, tr("Accounts considered"));
    setSectionShown(u"candidates"_s, !candidates.isEmpty());
    const QString served = known && m_row.outcome == RequestOutcome::Succeeded && !m_story->attempts.isEmpty()
                               ? m_story->attempts.constLast().accountId
                               : QString();
    const qsizetype shown = all ? candidates.size() : std::min(candidates.size(), kCandidatesAtFirst);
    for (const api::Candidate& candidate : candidates.first(shown))
        m_candidates->addWidget(new CandidateLine(candidate, candidate.accountId == served));
    m_allCandidates->setText(tr("Show all %n", nullptr, static_cast<int>(candidates.size())));
    m_allCandidates->setVisible(shown < candidates.size());
}

void StoryPanel::showTokens() {
    common::DetailSection& section = part(u"tokens"_s, tr("Tokens"));
    Sums sums{m_row.inputTokens, m_row.outputTokens, m_row.cacheCreationTokens, m_row.cacheReadTokens, 0};
    if (m_story && !m_story->attempts.isEmpty()) sums = sumsOf(m_story->attempts);
    const qint64 prompt = sums.input + sums.read + sums.written;
    setSectionShown(u"tokens"_s, prompt + sums.output > 0);
    section.setRow(u"input"_s, tr("Input"), common::format::count(sums.input));
    section.setRow(u"written"_s, tr("Cache write"), common::format::count(sums.written));
    QString read = common::format::count(sums.read);
    if (sums.read > 0)
        read = tr("%1, %2 of the prompt")
                   .arg(read, common::format::percent(static_cast<double>(sums.read) /
                                                      static_cast<double>(prompt)));
    section.setRow(u"read"_s, tr("Cache read"), read);
    QString output = common::format::count(sums.output);
    if (sums.thinking > 0)
        output = tr("%1, of it %2 thinking").arg(output, common::format::count(sums.thinking));
    section.setRow(u"output"_s, tr("Output"), output);
    section.setRowShown(u"written"_s, sums.written > 0);
    section.setRowShown(u"read"_s, sums.read > 0);
    const qint64 lowered =
        m_story && !m_story->attempts.isEmpty() ? m_story->attempts.constLast().maxTokens : 0;
    section.setRow(u"lowered"_s, tr("max_tokens"),
                   tr("lowered to %1, so that the budget holds").arg(common::format::count(lowered)),
                   {.token = theme::Token::Warn});
    section.setRowShown(u"lowered"_s, lowered > 0);
}

void StoryPanel::showCost() {
    common::DetailSection& section = part(u"cost"_s, tr("Cost"));
    section.clearRows();
    const QList<api::Attempt> attempts = m_story ? m_story->attempts : QList<api::Attempt>();
    setSectionShown(u"cost"_s, !attempts.isEmpty());
    api::Usd total;
    for (const api::Attempt& attempt : attempts) {
        total += attempt.cost;
        const QString number = QString::number(attempt.number);
        for (const api::PriceLine& line : attempt.priceLines.value_or(QList<api::PriceLine>())) {
            const QString kind = words::tokenKind(line.kind);
            section.setRow(line.kind + number, attempts.size() > 1 ? tr("%1 · %2").arg(number, kind) : kind,
                           tr("%1 × %2 per million = %3")
                               .arg(common::format::count(line.tokens), words::money(line.ratePerMillion),
                                    words::money(line.amount)));
        }
    }
    section.setRow(u"total"_s, tr("Total"), words::money(total), {.toolTip = u"$"_s + total.toDecimal()});
    if (attempts.isEmpty()) return;
    const api::Attempt& last = attempts.constLast();
    const bool unpriced = last.priceMatch == "unpriced"_L1;
    section.setRow(u"price"_s, tr("Price"), words::priceMatch(last.priceMatch),
                   {.token = unpriced ? theme::Token::Warn : theme::Token::Text});
    section.setRow(u"version"_s, tr("Price table"), last.priceVersion);
    if (last.reserved.nanos > 0)
        section.setRow(u"reserved"_s, tr("Reserved"),
                       tr("%1 until it was settled").arg(words::money(last.reserved)));
    // The lines can be told only while the table of that time is in use.
    section.setNote(!unpriced && !last.priceLines && last.cost.nanos > 0
                        ? tr("The price table has changed since, so the lines cannot be shown.")
                        : QString());
}

void StoryPanel::showRequestFacts() {
    common::DetailSection& section = part(u"request"_s, tr("Request"));
    section.setNote(tr("Prompts and answers are never kept."));
    section.setRow(u"id"_s, tr("Id"), m_row.requestId, {.mono = true});
    section.setRow(u"key"_s, tr("Key"), m_row.keyName);
    section.setRow(u"route"_s, tr("Route"), m_row.route);
    section.setRow(u"model"_s, tr("Model asked for"), m_story ? m_story->requestedModel : m_row.model);
    const QString answered =
        m_story && !m_story->attempts.isEmpty() ? m_story->attempts.constLast().model : QString();
    section.setRow(u"answered"_s, tr("Model that answered"), answered);
    section.setRowShown(u"answered"_s, !answered.isEmpty() && m_story && answered != m_story->requestedModel);
    section.setRow(u"client"_s, tr("Client"), m_story ? m_story->client : QString());
    section.setRow(u"stream"_s, tr("Answer"), m_row.stream ? tr("streamed") : tr("in one piece"));
    if (!m_row.reason.isEmpty() && (!m_story || m_story->attempts.isEmpty()))
        section.setRow(u"reason"_s, tr("Reason"), m_row.reason);
    section.setRowShown(u"reason"_s, !m_row.reason.isEmpty() && (!m_story || m_story->attempts.isEmpty()));
}

}  // namespace ui::requests
