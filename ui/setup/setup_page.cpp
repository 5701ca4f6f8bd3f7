#include "ui/setup/setup_page.h"

#include "ui/api/connection.h"
#include "ui/api/json_fields.h"
#include "ui/api/setting.h"
#include "ui/common/page_header.h"
#include "ui/common/states.h"
#include "ui/setup/account_card.h"
#include "ui/setup/address_card.h"
#include "ui/setup/administrator_card.h"
#include "ui/setup/demo_card.h"
#include "ui/setup/key_card.h"
#include "ui/setup/step_list.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QScopedValueRollback>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kStepsWidth = 168;
constexpr int kCardWidth = 760;
constexpr int kAgainMs = 5'000;

}  // namespace

SetupPage::SetupPage(api::AdminClient& client, api::Connection& connection, common::Interaction& interaction,
                     SetupHost host, QWidget* parent)
    : Page(parent), m_client(client), m_connection(connection) {
    build(interaction, std::move(host));
    addActions();
    connect(m_account, &AccountCard::goTo, this, &SetupPage::goTo);
    connect(m_demo, &DemoCard::goTo, this, &SetupPage::goTo);
    connect(m_key, &KeyCard::requestShown, this,
            [this](const QString& requestId) { Q_EMIT goTo({u"requests"_s, requestId}); });
    connect(m_error, &common::ErrorStrip::retryWanted, this, &SetupPage::refresh);
    connect(&connection, &api::Connection::statusChanged, this, [this] {
        if (m_live) showAddress();
    });
    m_again.setObjectName(u"setupAgain"_s);
    m_again.setParent(this);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        askWhatIsThere();
        if (!m_address->hasSettings()) askForSettings();
        askForTypes();
    });
    showProgress();
}

void SetupPage::build(common::Interaction& interaction, SetupHost host) {
    m_header = new common::PageHeader(title());
    m_error = new common::ErrorStrip(interaction);
    m_steps = new StepList;
    m_steps->setFixedWidth(kStepsWidth);
    m_administrator = new AdministratorCard(m_client, interaction);
    m_address = new AddressCard(m_client, interaction, host);
    m_account = new AccountCard(m_client, interaction);
    m_key = new KeyCard(m_client, interaction);
    m_demo = new DemoCard(std::move(host));

    auto* cards = new QWidget;
    cards->setMaximumWidth(kCardWidth);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, theme::kGap, theme::kMargin);
    column->setSpacing(theme::kSection);
    column->addWidget(m_error);
    column->addWidget(m_demo);
    for (SetupCard* card : {static_cast<SetupCard*>(m_administrator), static_cast<SetupCard*>(m_address),
                            static_cast<SetupCard*>(m_account), static_cast<SetupCard*>(m_key)}) {
        addCard(card);
        column->addWidget(card);
    }
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"setupScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(cards);
    m_scroll->viewport()->setAutoFillBackground(false);
    cards->setAutoFillBackground(false);

    auto* below = new QHBoxLayout;
    below->setContentsMargins(theme::kMargin, 0, theme::kTight, 0);
    below->setSpacing(theme::kMargin);
    below->addWidget(m_steps);
    below->addWidget(m_scroll, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addLayout(below, 1);
}

void SetupPage::addCard(SetupCard* card) {
    m_cards.append(card);
    m_steps->addStep(card->id());
    connect(card, &SetupCard::skipped, this, [this, card] { skip(*card); });
    connect(card, &SetupCard::markChanged, this, [this, card] {
        if (!m_recalling) remember(*card);
        showProgress();
    });
    if (m_cards.size() == 1) connect(m_steps, &StepList::chosen, this, &SetupPage::showCard);
}

void SetupPage::addActions() {
    for (SetupCard* card : std::as_const(m_cards)) {
        auto* action = new QAction(theme::icon(u"chevron-right"_s), {}, this);
        action->setObjectName(u"goTo_"_s + card->id());
        connect(action, &QAction::triggered, this, [this, card] { showCard(card->id()); });
        addAction(action);
        m_goTo.append(action);
    }
}

QString SetupPage::pageId() const {
    return u"setup"_s;
}

QString SetupPage::title() const {
    return tr("First steps");
}

void SetupPage::open(const QString& target) {
    showCard(target);
}

void SetupPage::showCard(const QString& id) {
    for (SetupCard* card : std::as_const(m_cards)) {
        if (card->id() != id) continue;
        card->unfold();
        // Its new height is known after the layout has had its turn.
        QMetaObject::invokeMethod(
            card, [this, card] { m_scroll->ensureWidgetVisible(card, 0, theme::kSection); },
            Qt::QueuedConnection);
    }
}

void SetupPage::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    if (!live) return m_again.stop();
    m_again.start();
    recall();
    refresh();
}

/// Another relay has other marks; one that was looked at before keeps what is shown.
void SetupPage::recall() {
    if (m_recalledFor == m_client.hostAndPort()) return;
    m_recalledFor = m_client.hostAndPort();
    const QScopedValueRollback recalling(m_recalling, true);
    const SetupMemory memory(m_recalledFor);
    for (SetupCard* card : std::as_const(m_cards)) {
        const SetupMemory::Mark mark = memory.mark(card->id());
        // Whether the others are done the relay itself says.
        if (mark == SetupMemory::Mark::Skipped)
            card->setMark(mark, skippedWords());
        else
            card->setMark(card == m_address ? mark : SetupMemory::Mark::None);
    }
}

void SetupPage::refresh() {
    m_error->clear();
    showAddress();
    askWhatIsThere();
    askForSettings();
    askForTypes();
}

/// All of it can be made elsewhere while somebody looks at this page.
void SetupPage::askWhatIsThere() {
    ask(u"/admin/setup"_s, {}, [this](const QJsonObject& body) {
        m_administrator->setPresent(!api::JsonFields(body).flag("needed"_L1));
    });
    ask(u"/admin/accounts"_s, {},
        [this](const QJsonObject& body) { m_account->setAccounts(api::rowsOf<api::Account>(body)); });
    ask(u"/admin/keys"_s, {{u"limit"_s, u"1"_s}},
        [this](const QJsonObject& body) { m_key->setKeys(api::JsonFields(body).number("total"_L1)); });
}

void SetupPage::askForSettings() {
    ask(u"/admin/settings"_s, {},
        [this](const QJsonObject& body) { m_address->setSettings(api::rowsOf<api::Setting>(body)); });
}

void SetupPage::askForTypes() {
    if (m_account->hasTypes()) return;
    ask(u"/admin/account-types"_s, {},
        [this](const QJsonObject& body) { m_account->setTypes(api::rowsOf<api::AccountType>(body)); });
}

void SetupPage::ask(const QString& path, const QUrlQuery& query, Take take) {
    api::Call& call = m_calls[path];
    if (call.isRunning()) return;
    call = m_client.get(path, query, this, [this, path, take = std::move(take)](const api::Outcome& outcome) {
        if (!outcome) return failed(path, outcome.error());
        take(outcome.body());
        if (m_unread.remove(path) && m_unread.isEmpty()) m_error->clear();
    });
}

void SetupPage::failed(const QString& path, const api::ApiError& error) {
    m_unread.insert(path);
    m_error->setText(errorText(tr("What is there already could not be read."), error));
}

void SetupPage::showAddress() {
    m_address->setStatus(m_connection.status());
    m_key->setAddress(m_client.base().toString());
}

QString SetupPage::skippedWords() {
    return tr("You can do this at any time.");
}

void SetupPage::skip(SetupCard& card) {
    card.setMark(SetupMemory::Mark::Skipped, skippedWords());
    const auto next = std::find_if(m_cards.cbegin(), m_cards.cend(), [](const SetupCard* one) {
        return one->mark() == SetupMemory::Mark::None;
    });
    if (next != m_cards.cend()) showCard((*next)->id());
}

void SetupPage::remember(SetupCard& card) {
    SetupMemory(m_client.hostAndPort()).setMark(card.id(), card.mark());
}

void SetupPage::showProgress() {
    int over = 0;
    for (qsizetype at = 0; at < m_cards.size(); ++at) {
        const SetupCard& card = *m_cards.at(at);
        if (card.mark() != SetupMemory::Mark::None) ++over;
        m_steps->setStep(card.id(), card.title(), card.mark());
        if (at < m_goTo.size()) m_goTo.at(at)->setText(tr("First steps: %1").arg(card.title()));
    }
    m_header->setAnswer(
        over == m_cards.size()
            ? tr("Everything is set up.")
            : tr("%1 of %2 steps are done or skipped. Any order will do.").arg(over).arg(m_cards.size()));
}

void SetupPage::retranslate() {
    m_header->setTitle(title());
    for (SetupCard* card : std::as_const(m_cards))
        card->retranslate();
    m_demo->retranslate();
    showProgress();
}

}  // namespace ui::setup
