#include "ui/setup/try_panel.h"

#include "ui/api/admin_client.h"
#include "ui/api/attempt.h"
#include "ui/api/json_fields.h"
#include "ui/common/client_snippets.h"
#include "ui/common/format.h"
#include "ui/common/secret_once.h"
#include "ui/setup/typed_answer.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QUrlQuery>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
namespace format = common::format;

namespace {

/// The ledger's row is there a moment after the last word.
constexpr int kCostTries = 8;
constexpr int kCostPauseMs = 250;
constexpr auto kModel = "claude-sonnet-4-5-20250929"_L1;

}  // namespace

TryPanel::TryPanel(api::AdminClient& client, common::Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_client(client) {
    setObjectName(u"tryPanel"_s);
    build(interaction);
    connect(m_send, &QPushButton::clicked, this, &TryPanel::send);
    connect(m_prompt, &QLineEdit::returnPressed, this, &TryPanel::send);
    connect(m_story, &QPushButton::clicked, this, [this] { Q_EMIT requestShown(m_end.requestId); });
    connect(m_answer, &TypedAnswer::cancelAsked, this, [this] {
        m_request.cancel();
        m_answer->cancel();
        m_send->setEnabled(true);
    });
    connect(&m_request, &TestRequest::wrote, m_answer, &TypedAnswer::append);
    connect(&m_request, &TestRequest::ended, this, &TryPanel::ended);
    setKey({});
}

void TryPanel::build(common::Interaction& interaction) {
    const auto heading = [] {
        auto* label = new QLabel;
        theme::setType(*label, theme::Type::Strong);
        return label;
    };
    m_heading = heading();
    m_snippets = new common::ClientSnippets(interaction);
    m_testHeading = heading();
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(theme::kRow);
    form->setVerticalSpacing(theme::kGap);
    form->setColumnStretch(1, 1);
    const auto row = [form](QLabel*& label, QLineEdit* field, const QString& name) {
        label = new QLabel;
        label->setBuddy(field);
        field->setObjectName(name);
        const int at = form->rowCount();
        form->addWidget(label, at, 0);
        form->addWidget(field, at, 1);
    };
    row(m_keyLabel, m_ownKey = common::makeSecretField(), u"testKey"_s);
    row(m_modelLabel, m_model = new QLineEdit(kModel), u"testModel"_s);
    row(m_promptLabel, m_prompt = new QLineEdit, u"testPrompt"_s);
    m_send = new QPushButton;
    m_send->setObjectName(u"sendTest"_s);
    theme::setKind(*m_send, theme::ButtonKind::Primary);
    m_story = new QPushButton;
    m_story->setObjectName(u"showStory"_s);
    m_story->hide();
    m_answer = new TypedAnswer(interaction);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(m_send);
    buttons->addWidget(m_story);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kGap);
    column->addWidget(m_heading);
    column->addWidget(m_snippets);
    column->addWidget(m_testHeading);
    column->addLayout(form);
    column->addLayout(buttons);
    column->addWidget(m_answer);
    m_texts.add([this] {
        m_heading->setText(tr("Point a client here"));
        m_testHeading->setText(tr("Try it from here"));
        m_keyLabel->setText(tr("Key"));
        m_ownKey->setPlaceholderText(tr("A key of this relay"));
        m_modelLabel->setText(tr("Model"));
        m_promptLabel->setText(tr("Question"));
        if (!m_prompt->isModified())
            m_prompt->setText(tr("Say hello to somebody who has just installed a relay."));
        m_send->setText(tr("Send a test request"));
        m_story->setText(tr("See how it went, step by step"));
    });
}

void TryPanel::setKey(const QString& key) {
    m_key = key;
    m_keyLabel->setVisible(key.isEmpty());
    m_ownKey->setVisible(key.isEmpty());
    showSnippets();
}

void TryPanel::setAddress(const QString& address) {
    m_address = address;
    showSnippets();
}

void TryPanel::showSnippets() {
    m_snippets->setTarget(m_address, m_key);
}

void TryPanel::send() {
    if (m_request.isRunning()) return;
    const QString key = m_key.isEmpty() ? m_ownKey->text().trimmed() : m_key;
    theme::setWrong(*m_ownKey, key.isEmpty());
    if (key.isEmpty()) {
        m_ownKey->setFocus();
        return;
    }
    m_end = {};
    m_send->setEnabled(false);
    m_story->hide();
    m_answer->begin();
    m_request.send({m_client.base(), key, m_model->text().trimmed(), m_prompt->text()});
}

void TryPanel::ended(const TestEnd& end) {
    m_end = end;
    m_send->setEnabled(true);
    m_story->setVisible(!end.requestId.isEmpty());
    if (!end.ok) {
        m_answer->fail({tr("The request came back without a whole answer."), end.problem,
                        tr("See how it went to learn which account refused it and why.")});
        return;
    }
    m_answer->succeed(tr("First word after %1, whole answer after %2.")
                          .arg(format::milliseconds(static_cast<double>(end.firstWordMs)),
                               format::milliseconds(static_cast<double>(end.totalMs))));
    askForCost(kCostTries);
}

void TryPanel::askForCost(int tries) {
    if (m_end.requestId.isEmpty()) return;
    const QUrlQuery query{{u"requestId"_s, m_end.requestId}, {u"limit"_s, u"1"_s}};
    m_client.get(u"/admin/attempts"_s, query, this,
                 [this, tries](const api::Outcome& outcome) { showCost(outcome, tries); });
}

void TryPanel::showCost(const api::Outcome& outcome, int tries) {
    if (!outcome) return;  // the answer is there; what it cost is on the page Requests
    const QList<api::Attempt> rows = api::rowsOf<api::Attempt>(outcome.body());
    if (rows.isEmpty() || rows.constFirst().requestId != m_end.requestId ||
        rows.constFirst().outcome == "open"_L1) {
        if (tries > 1) QTimer::singleShot(kCostPauseMs, this, [this, tries] { askForCost(tries - 1); });
        return;
    }
    const api::Attempt& attempt = rows.constFirst();
    const qint64 in = attempt.inputTokens + attempt.cacheReadTokens + attempt.cacheCreationTokens;
    const QString cost = attempt.priceMatch == "unpriced"_L1
                             ? tr("without a price: the table does not know this model")
                             : format::money(attempt.cost.toDecimal());
    m_answer->succeed(tr("First word after %1, whole answer after %2. %3 tokens in, %4 out, %5.")
                          .arg(format::milliseconds(static_cast<double>(m_end.firstWordMs)),
                               format::milliseconds(static_cast<double>(m_end.totalMs)), format::tokens(in),
                               format::tokens(attempt.outputTokens), cost));
}

void TryPanel::retranslate() {
    m_texts.apply();
    m_answer->retranslate();
    m_snippets->retranslate();
}

}  // namespace ui::setup
