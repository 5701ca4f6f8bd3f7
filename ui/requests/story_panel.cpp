#include "ui/requests/story_panel.h"

#include "ui/common/action_bar.h"
#include "ui/common/format.h"
#include "ui/common/interaction.h"
#include "ui/common/stage_bar.h"
#include "ui/common/states.h"
#include "ui/requests/attempt_card.h"
#include "ui/requests/curl_text.h"
#include "ui/requests/request_words.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Arrow keys pass many rows: only where they stop is asked for.
constexpr int kSettleMs = 120;

}  // namespace

StoryPanel::StoryPanel(api::AdminClient& client, common::Interaction& interaction, QWidget* parent)
    : DetailPanel(interaction, parent), m_client(client), m_interaction(interaction) {
    setObjectName(u"storyPanel"_s);
    makeActions();
    m_error = new common::ErrorStrip(interaction);
    connect(m_error, &common::ErrorStrip::retryWanted, this, &StoryPanel::ask);
    addWidget(m_error);
    m_note = new QLabel;
    m_note->setObjectName(u"storyNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    theme::tint(*m_note, theme::Token::Quiet);
    addWidget(m_note);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kSettleMs);
    connect(&m_wait, &QTimer::timeout, this, &StoryPanel::ask);

    m_stages = new common::StageBar;
    part(u"stages"_s, {}).addWidget(m_stages);
    auto* attempts = new QWidget;
    m_attempts = new QVBoxLayout(attempts);
    m_attempts->setContentsMargins(0, 0, 0, 0);
    part(u"attempts"_s, {}).addWidget(attempts);
    auto* candidates = new QWidget;
    m_candidates = new QVBoxLayout(candidates);
    m_candidates->setContentsMargins(0, 0, 0, 0);
    m_candidates->setSpacing(theme::kTight);
    m_allCandidates = new QPushButton;
    m_allCandidates->setObjectName(u"allCandidates"_s);
    theme::setKind(*m_allCandidates, theme::ButtonKind::Link);
    connect(m_allCandidates, &QPushButton::clicked, this, [this] { showCandidates(true); });
    part(u"candidates"_s, {}).addWidget(candidates);
    part(u"candidates"_s, {}).addWidget(m_allCandidates);
    for (const QString& id : {u"tokens"_s, u"cost"_s, u"request"_s})
        part(id, {});
    retranslate();
}

common::DetailSection& StoryPanel::part(const QString& id, const QString& title) {
    return section(id, title);
}

QAction* StoryPanel::action(const QString& name, const QString& icon) {
    auto* made = new QAction(theme::icon(icon), {}, this);
    made->setObjectName(name);
    return made;
}

void StoryPanel::makeActions() {
    m_copyCurl = action(u"copyCurl"_s, u"copy"_s);
    m_copyId = action(u"copyId"_s, u"copy"_s);
    m_logs = action(u"showLogs"_s, u"logs"_s);
    m_account = action(u"showAccount"_s, u"accounts"_s);
    m_key = action(u"showKey"_s, u"keys"_s);
    connect(m_copyId, &QAction::triggered, this, [this] { m_interaction.copy(m_row.requestId); });
    connect(m_copyCurl, &QAction::triggered, this, [this] {
        m_interaction.copy(curlText(m_client.base(), m_row.route, m_row.model, m_row.stream));
    });
    connect(m_logs, &QAction::triggered, this, [this] { Q_EMIT goTo({u"logs"_s, m_row.requestId}); });
    connect(m_account, &QAction::triggered, this, [this] { Q_EMIT goTo({u"accounts"_s, m_row.accountId}); });
    connect(m_key, &QAction::triggered, this, [this] { Q_EMIT goTo({u"keys"_s, m_row.keyId}); });
    actions().setActions(storyActions(), 2);
}

QList<QAction*> StoryPanel::storyActions() const {
    return {m_copyCurl, m_logs, m_copyId, m_account, m_key};
}

void StoryPanel::retranslate() {
    m_copyCurl->setText(tr("Copy as curl"));
    m_copyCurl->setToolTip(tr(
        "A command with the relay's address and the model, and $RELAY_KEY in place of the key. Prompts are "
        "not kept, so it asks with an example."));
    m_copyId->setText(tr("Copy request id"));
    m_logs->setText(tr("Log lines"));
    m_account->setText(tr("Show account"));
    m_key->setText(tr("Show key"));
    if (!m_row.requestId.isEmpty()) showStory();
}

void StoryPanel::showRequest(const RequestRow& row) {
    const bool same = row.requestId == m_row.requestId;
    m_row = row;
    if (!same) {
        m_story.reset();
        m_kept = true;
        m_error->clear();
        m_call.cancel();
    }
    showStory();
    m_wait.start();
}

void StoryPanel::showRequest(const QString& requestId) {
    RequestRow row;
    row.requestId = requestId;
    row.outcome = RequestOutcome::Unknown;
    showRequest(row);
}

void StoryPanel::closeStory() {
    m_wait.stop();
    m_call.cancel();
    m_row = {};
    m_story.reset();
}

void StoryPanel::ask() {
    m_call.cancel();
    if (m_row.requestId.isEmpty()) return;
    m_call = m_client.get(u"/admin/requests/"_s + api::AdminClient::segment(m_row.requestId), this,
                          [this](const api::Outcome& outcome) { take(outcome); });
}

void StoryPanel::take(const api::Outcome& outcome) {
    m_call = {};
    m_error->clear();
    if (outcome) {
        m_story = api::RequestStory::fromJson(outcome.body());
        // What the list did not know: a request that was jumped to, or one that has just begun.
        if (m_row.startedMs == 0 && !m_story->attempts.isEmpty()) {
            m_row = RequestRow::fromAttempt(m_story->attempts.constLast());
            m_row.startedMs = m_story->startedAt.toMSecsSinceEpoch();
        }
        if (m_row.keyId.isEmpty()) m_row.keyId = m_story->keyId;
        if (m_row.route.isEmpty()) m_row.route = m_story->route;
        if (m_row.model.isEmpty()) m_row.model = m_story->requestedModel;
        if (m_row.keyName.isEmpty()) m_row.keyName = m_story->keyName;
    } else if (outcome.error().status == 404) {
        m_kept = false;
    } else {
        m_error->setText({tr("The story of this request could not be read."), outcome.error().message, {}});
    }
    showStory();
}

void StoryPanel::showHead() {
    const QString title = m_row.model.isEmpty() ? tr("A request") : m_row.model;
    QStringList facts;
    if (m_row.startedMs > 0)
        facts.append(common::format::exactTime(QDateTime::fromMSecsSinceEpoch(m_row.startedMs)));
    if (!m_row.keyName.isEmpty()) facts.append(m_row.keyName);
    if (m_row.durationMs >= 0) facts.append(words::milliseconds(m_row.durationMs));
    setTitle(title, facts.join(u" · "_s));
    setState(words::look(m_row));
    m_account->setEnabled(!m_row.accountId.isEmpty());
    m_key->setEnabled(!m_row.keyId.isEmpty());
    QString note;
    if (!m_kept)
        note = m_row.attempts == 0 ? tr("The relay keeps no more of this request: it reached no account, so "
                                        "the ledger has no row "
                                        "of it.")
                                   : tr("The relay keeps no more of this request than what the list shows.");
    else if (m_story && !m_story->stages && !m_story->candidates)
        note =
            tr("Stages and candidates are kept for the latest requests only. This is what the ledger knows.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void StoryPanel::showStory() {
    showHead();
    showAttempts();
    showCandidates(false);
    showTokens();
    showCost();
    showRequestFacts();
}

}  // namespace ui::requests
