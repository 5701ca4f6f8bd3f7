#include "ui/setup/address_card.h"

#include "ui/api/admin_client.h"
#include "ui/api/json_fields.h"
#include "ui/api/loopback.h"
#include "ui/api/setting.h"
#include "ui/api/status.h"
#include "ui/common/interaction.h"
#include "ui/common/states.h"
#include "ui/setup/port_probe.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLastPort = 65'535;
constexpr int kPortWidth = 120;
constexpr auto kLoopback = "127.0.0.1"_L1;
constexpr auto kEverywhere = "0.0.0.0"_L1;

/// What the next start will use.
QString nextValue(const api::Setting& setting) {
    return setting.pending ? setting.stored.value_or(setting.defaultValue) : setting.value;
}

}  // namespace

AddressCard::AddressCard(api::AdminClient& client, common::Interaction& interaction, SetupHost host,
                         QWidget* parent)
    : SetupCard(u"address"_s, parent), m_client(client), m_interaction(interaction), m_host(std::move(host)) {
    makeReach();
    makePort();
    makeFolder();
    m_locked = makeLine(u"addressLocked"_s);
    m_locked->hide();
    m_pending = makeLine(u"addressPending"_s);
    theme::tint(*m_pending, theme::Token::Warn);
    m_pending->hide();
    m_error = new common::ErrorStrip(interaction);
    connect(m_error, &common::ErrorStrip::retryWanted, this, &AddressCard::save);
    body().addWidget(m_locked);
    body().addWidget(m_pending);
    body().addWidget(m_error);
    m_save = addButton(
        u"saveAddress"_s,
        [this] {
            const bool same = wantedHost() == m_savedHost && m_port->text().trimmed() == m_savedPort;
            return same ? tr("Keep this address") : tr("Save the address");
        },
        true);
    connect(m_save, &QPushButton::clicked, this, &AddressCard::save);
    m_restart = addButton(u"restartEngine"_s, [] { return tr("Restart now"); }, false);
    m_restart->hide();
    connect(m_restart, &QPushButton::clicked, this, [this] { m_host.restartEngine(); });
    finish();
    check();
}

void AddressCard::makeReach() {
    m_now = makeLine(u"addressNow"_s);
    theme::tint(*m_now, theme::Token::Text);
    m_copy = new QPushButton(theme::icon(u"copy"_s), {});
    m_copy->setObjectName(u"copyAddress"_s);
    theme::setKind(*m_copy, theme::ButtonKind::Quiet);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_interaction.copy(m_addresses.join(u'\n')); });
    auto* now = new QHBoxLayout;
    now->addWidget(m_now, 1);
    now->addWidget(m_copy);
    body().addLayout(now);

    m_reach = new QButtonGroup(this);
    const auto choice = [this](Reach reach, const QString& name) {
        auto* button = new QRadioButton;
        button->setObjectName(name);
        m_reach->addButton(button, static_cast<int>(reach));
        return button;
    };
    m_thisMachine = choice(Reach::ThisMachine, u"reachThisMachine"_s);
    m_everyMachine = choice(Reach::EveryMachine, u"reachEveryMachine"_s);
    m_other = choice(Reach::Other, u"reachOther"_s);
    m_otherHost = new QLineEdit;
    m_otherHost->setObjectName(u"otherHost"_s);
    m_otherHost->setPlaceholderText(u"192.168.1.20"_s);
    m_warning = makeLine(u"reachWarning"_s);
    theme::tint(*m_warning, theme::Token::Warn);
    auto* other = new QHBoxLayout;
    other->setSpacing(theme::kGap);
    other->addWidget(m_other);
    other->addWidget(m_otherHost, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::kTight);
    column->addWidget(m_thisMachine);
    column->addWidget(m_everyMachine);
    column->addLayout(other);
    column->addWidget(m_warning);
    body().addLayout(column);
    connect(m_reach, &QButtonGroup::idToggled, this, &AddressCard::check);
    connect(m_otherHost, &QLineEdit::textEdited, this, [this] {
        m_other->setChecked(true);
        check();
    });
    texts().add([this] {
        m_copy->setText(tr("Copy"));
        m_thisMachine->setText(tr("Only this machine reaches it (127.0.0.1)"));
        m_everyMachine->setText(tr("Other machines reach it too (0.0.0.0)"));
        m_other->setText(tr("Another address:"));
        m_otherHost->setAccessibleName(tr("Address to listen on"));
    });
}

void AddressCard::makePort() {
    m_portLabel = new QLabel;
    m_port = new QLineEdit;
    m_port->setObjectName(u"port"_s);
    m_port->setFixedWidth(kPortWidth);
    m_portLabel->setBuddy(m_port);
    m_problem = makeLine(u"portProblem"_s);
    theme::tint(*m_problem, theme::Token::Bad);
    m_useFree = new QPushButton;
    m_useFree->setObjectName(u"useFreePort"_s);
    connect(m_useFree, &QPushButton::clicked, this,
            [this] { setFields(wantedHost(), QString::number(m_freePort)); });
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kRow);
    row->addWidget(m_portLabel);
    row->addWidget(m_port);
    row->addWidget(m_problem, 1);
    row->addWidget(m_useFree);
    body().addLayout(row);
    connect(m_port, &QLineEdit::textEdited, this, &AddressCard::check);
    texts().add([this] {
        m_portLabel->setText(tr("Port"));
        m_port->setAccessibleName(tr("Port"));
    });
}

void AddressCard::makeFolder() {
    m_folder = makeLine(u"dataDirectory"_s);
    m_choose = new QPushButton;
    m_choose->setObjectName(u"chooseDataDirectory"_s);
    m_choose->setVisible(bool(m_host.useDataDirectory));
    connect(m_choose, &QPushButton::clicked, this, [this] {
        m_interaction.chooseFolder(
            this, {tr("Data directory: the relay starts again in this folder"), m_dataDirectory},
            [this](const QString& folder) {
                if (!folder.isEmpty()) m_host.useDataDirectory(folder);
            });
    });
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(m_choose);
    body().addLayout(row);
    texts().add([this] { m_choose->setText(tr("Choose another folder…")); });
}

QString AddressCard::title() const {
    return tr("Address");
}

QString AddressCard::reason() const {
    return tr("Clients are pointed at this address instead of the provider's.");
}

bool AddressCard::isLocal() const {
    return api::isLoopback(m_client.base().host());
}

QString AddressCard::wantedHost() const {
    switch (static_cast<Reach>(m_reach->checkedId())) {
        case Reach::EveryMachine:
            return kEverywhere;
        case Reach::Other:
            return m_otherHost->text().trimmed();
        case Reach::ThisMachine:
            break;
    }
    return kLoopback;
}

int AddressCard::wantedPort() const {
    bool number = false;
    const int port = m_port->text().trimmed().toInt(&number);
    return number && port >= 0 && port <= kLastPort ? port : -1;
}

void AddressCard::setFields(const QString& host, const QString& port) {
    if (host == kLoopback) {
        m_thisMachine->setChecked(true);
    } else if (host == kEverywhere) {
        m_everyMachine->setChecked(true);
    } else {
        m_otherHost->setText(host);
        m_other->setChecked(true);
    }
    m_port->setText(port);
    check();
}

void AddressCard::setStatus(const api::Status& status) {
    m_addresses = status.addresses;
    m_dataDirectory = status.dataDirectory;
    showPlace();
}

void AddressCard::setSettings(const QList<api::Setting>& settings) {
    const QString hostBefore = m_savedHost;
    const QString portBefore = m_savedPort;
    m_isPending = false;
    m_locked->hide();
    for (const api::Setting& setting : settings) {
        if (setting.name != "HOST"_L1 && setting.name != "PORT"_L1) continue;
        (setting.name == "HOST"_L1 ? m_savedHost : m_savedPort) = nextValue(setting);
        m_isPending = m_isPending || setting.pending;
        lock(setting);
    }
    const bool typed = m_known && (wantedHost() != hostBefore || m_port->text().trimmed() != portBefore);
    m_known = true;
    if (!typed) setFields(m_savedHost, m_savedPort);
    showPlace();
    check();
}

/// What was given on the command line, in the environment or in a file is stronger than what could be stored.
void AddressCard::lock(const api::Setting& setting) {
    const bool free = setting.storable && (setting.source == "default"_L1 || setting.source == "stored"_L1);
    if (setting.name == "PORT"_L1) {
        m_port->setEnabled(free);
    } else {
        for (QWidget* widget : {static_cast<QWidget*>(m_thisMachine), static_cast<QWidget*>(m_everyMachine),
                                static_cast<QWidget*>(m_other), static_cast<QWidget*>(m_otherHost)})
            widget->setEnabled(free);
    }
    if (free) return;
    m_locked->setText(tr("%1 is fixed where the relay was started (%2); change it there.")
                          .arg(setting.name, setting.where.isEmpty() ? setting.source : setting.where));
    m_locked->show();
}

QString AddressCard::portProblem() {
    m_freePort = 0;
    const int port = wantedPort();
    if (port < 0) return tr("A port is a number from 0 to 65535.");
    if (m_port->text().trimmed() == m_savedPort && wantedHost() == m_savedHost) return {};
    const bool ownPort = port == m_client.base().port();
    if (!isLocal() || ownPort) return {};
    switch (probePort(wantedHost(), port)) {
        case PortState::Taken:
            m_freePort = nextFreePort(wantedHost(), port);
            return m_freePort == 0
                       ? tr("Another program has this port.")
                       : tr("Another program has this port. The next free one is %1.").arg(m_freePort);
        case PortState::NotAllowed:
            return tr("The system does not let you use this port; those from 1024 on are open to everybody.");
        case PortState::Free:
        case PortState::Unknown:
            break;
    }
    return {};
}

void AddressCard::check() {
    if (m_save == nullptr) return;
    const QString host = wantedHost();
    const QString problem = m_known ? portProblem() : QString();
    m_problem->setText(problem);
    theme::setWrong(*m_port, !problem.isEmpty());
    m_useFree->setText(tr("Use %1").arg(m_freePort));
    m_useFree->setVisible(m_freePort != 0);
    const bool open = !api::isLoopback(host) && !host.isEmpty();
    m_warning->setText(
        tr("Everybody on the network can then try keys, and keys travel readable unless a "
           "certificate is set (Settings, TLS)."));
    m_warning->setVisible(open);
    m_save->setEnabled(m_known && problem.isEmpty() && !host.isEmpty());
    texts().apply();
}

void AddressCard::save() {
    m_error->clear();
    QJsonObject change;
    if (wantedHost() != m_savedHost) change.insert(u"HOST"_s, wantedHost());
    if (m_port->text().trimmed() != m_savedPort) change.insert(u"PORT"_s, QString::number(wantedPort()));
    if (change.isEmpty()) {
        keep();
        return;
    }
    m_save->setEnabled(false);
    m_client.patch(u"/admin/settings"_s, change, this,
                   [this](const api::Outcome& outcome) { take(outcome); });
}

void AddressCard::take(const api::Outcome& outcome) {
    if (!outcome) {
        m_error->setText(errorText(tr("The address was not saved."), outcome.error()));
        check();
        return;
    }
    m_savedHost = wantedHost();
    m_savedPort = m_port->text().trimmed();
    setSettings(api::rowsOf<api::Setting>(outcome.body()));
    keep();
}

void AddressCard::keep() {
    showPlace();
    const QString place = placeWords(m_savedHost, m_savedPort.toInt());
    setMark(Mark::Done, m_isPending ? tr("%1, after a restart of the relay.").arg(place) : place);
}

QString AddressCard::placeWords(const QString& host, int port) const {
    return u"%1:%2"_s.arg(host.contains(u':') ? u'[' + host + u']' : host, QString::number(port));
}

void AddressCard::showPlace() {
    m_now->setText(m_addresses.isEmpty() ? tr("The relay has not said yet where it listens.")
                                         : tr("It listens on %1 now.").arg(m_addresses.join(u", "_s)));
    m_copy->setVisible(!m_addresses.isEmpty());
    m_folder->setText(m_dataDirectory.isEmpty() ? QString() : tr("Its data lie in %1.").arg(m_dataDirectory));
    m_pending->setText(
        tr("From the next start on it listens on %1.").arg(placeWords(m_savedHost, m_savedPort.toInt())));
    m_pending->setVisible(m_isPending);
    m_restart->setVisible(m_isPending && m_host.restartEngine);
    if (m_isPending && m_host.restartEngine) keepOpen();
    if (mark() == Mark::Done && !m_isPending)
        setMark(Mark::Done, placeWords(m_savedHost, m_savedPort.toInt()));
}

void AddressCard::focusFirst() {
    m_port->setFocus();
}

void AddressCard::retranslate() {
    SetupCard::retranslate();
    showPlace();
    check();
}

}  // namespace ui::setup
