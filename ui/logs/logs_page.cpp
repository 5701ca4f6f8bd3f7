#include "ui/logs/logs_page.h"

#include "ui/api/account.h"
#include "ui/api/json_fields.h"
#include "ui/api/loopback.h"
#include "ui/common/content_stack.h"
#include "ui/common/detail_panel.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/format.h"
#include "ui/common/interaction.h"
#include "ui/common/page_header.h"
#include "ui/common/save_text.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/logs/log_details.h"
#include "ui/logs/log_footer.h"
#include "ui/logs/log_model.h"
#include "ui/logs/log_table.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

LogsPage::LogsPage(api::AdminClient& client, api::EventStream& events, common::Interaction& interaction,
                   std::function<QDate()> today, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_events(events),
      m_interaction(interaction),
      m_today(std::move(today)),
      m_newest(client),
      m_history(client),
      m_export(client) {
    build();
    addActions();
    buildHeader();
    listen();
    connect(&m_export, &LogExport::progressed, this, [this](int lines) {
        m_exportText->setText(tr("Reading the log: %n line(s) so far.", nullptr, lines));
    });
    connect(&m_export, &LogExport::ready, this, &LogsPage::saveExport);
    connect(&m_export, &LogExport::failed, this, [this](const api::ApiError& error) {
        m_exportStrip->hide();
        m_error->setText({tr("The log was not exported."), error.message, {}});
    });
    retranslate();
    showState();
}

void LogsPage::build() {
    m_model = new LogModel(m_today, this);
    m_header = new common::PageHeader(title());
    m_table = new LogTable(m_interaction);
    m_table->setRows(m_model, u"logs"_s);
    m_stack = new common::ContentStack(m_interaction, m_table);
    m_panel = new common::DetailPanel(m_interaction);
    m_details = new LogDetails(*m_panel, m_interaction, this);
    m_error = new common::ErrorStrip(m_interaction);
    m_footer = new LogFooter(m_interaction);
    m_exportStrip = new QWidget;
    buildExport(m_exportStrip);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_exportStrip);
    column->addWidget(m_error);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    m_split = new common::DetailSplit(u"logs"_s, list, m_panel);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addWidget(m_split, 1);

    connect(m_error, &common::ErrorStrip::retryWanted, this, &LogsPage::catchUp);
    connect(m_stack, &common::ContentStack::retryWanted, this, &LogsPage::readAnew);
    connect(m_stack, &common::ContentStack::emptyActionWanted, this, [this] {
        if (m_history.hasOlder())
            m_history.readOlder(1);
        else if (!m_filter.isEmpty())
            setFilter({});
        else
            Q_EMIT goTo({u"settings"_s, m_hasFile ? u"LOG_LEVEL"_s : u"RELAYWRIGHT_LOG_FILE"_s});
    });
    connect(m_table, &LogTable::currentKeyChanged, this, &LogsPage::showLine);
    connect(m_table, &LogTable::opened, this, &LogsPage::showLine);
    connect(m_table, &LogTable::backAsked, this, [this] { m_split->showDetail(false); });
    connect(m_panel, &common::DetailPanel::closeWanted, this, [this] {
        m_split->showDetail(false);
        m_table->setFocus();
    });
    connect(m_details, &LogDetails::goTo, this, &LogsPage::goTo);
    connect(m_details, &LogDetails::requestWanted, this, &LogsPage::open);
    connect(m_details, &LogDetails::accountWanted, this, [this](const QString& accountId) {
        LogFilter filter = m_filter;
        filter.accountId = accountId;
        setFilter(filter);
    });
    connect(m_footer, &LogFooter::settingWanted, this,
            [this] { Q_EMIT goTo({u"settings"_s, u"RELAYWRIGHT_LOG_FILE"_s}); });
    connect(&m_newest, &LogHistory::fileKnown, this, [this](const QString& file) {
        const bool local = api::isLoopback(m_client.base().host());
        m_hasFile = !file.isEmpty();
        m_footer->setFile(file, local && QFileInfo::exists(file));
        m_openFolder->setEnabled(m_footer->canOpen());
    });
}

void LogsPage::buildExport(QWidget* strip) {
    strip->setObjectName(u"exportStrip"_s);
    m_exportText = new QLabel;
    m_exportText->setObjectName(u"exportText"_s);
    m_exportCancel = new QPushButton;
    m_exportCancel->setObjectName(u"exportCancel"_s);
    connect(m_exportCancel, &QPushButton::clicked, this, [this] {
        m_export.cancel();
        m_exportStrip->hide();
    });
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(theme::kMargin, 0, theme::kMargin, theme::kGap);
    row->addWidget(m_exportText, 1);
    row->addWidget(m_exportCancel);
    strip->hide();
}

QAction* LogsPage::add(const QString& name, const QString& icon) {
    auto* action = new QAction(theme::icon(icon), {}, this);
    action->setObjectName(name);
    addAction(action);
    return action;
}

void LogsPage::addActions() {
    m_follow = add(u"followLog"_s, u"live"_s);
    m_clear = add(u"clearLogFilters"_s, u"filter"_s);
    m_exportAll = add(u"exportLog"_s, u"download"_s);
    m_openFolder = add(u"openLogFolder"_s, u"external"_s);
    m_openFolder->setEnabled(false);
    connect(m_follow, &QAction::triggered, this, [this] { setFollowing(!m_following); });
    connect(m_clear, &QAction::triggered, this, [this] { setFilter({}); });
    connect(m_exportAll, &QAction::triggered, this, &LogsPage::exportAll);
    connect(m_openFolder, &QAction::triggered, m_footer, &LogFooter::openFolder);
}

void LogsPage::buildHeader() {
    connect(&m_header->search(), &common::SearchField::searched, this, [this](const QString& words) {
        LogFilter filter = m_filter;
        filter.search = words.trimmed();
        setFilter(filter);
    });
    connect(&m_header->search(), &common::SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(&m_header->chips(), &common::FilterChips::chosen, this, [this](const QString& id) {
        LogFilter filter = m_filter;
        filter.level = id == "all"_L1 ? QString() : id;
        setFilter(filter);
    });
    m_account = new QComboBox;
    m_account->setObjectName(u"logAccount"_s);
    m_account->addItem(QString());
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_account, &QComboBox::activated, this, [this](int index) {
        LogFilter filter = m_filter;
        filter.accountId = m_account->itemData(index).toString();
        setFilter(filter);
    });
    m_header->addControl(m_account);
    m_request = new QPushButton(theme::icon(u"cross"_s), {});
    m_request->setObjectName(u"logRequest"_s);
    theme::setKind(*m_request, theme::ButtonKind::Chip);
    m_request->hide();
    connect(m_request, &QPushButton::clicked, this, [this] {
        LogFilter filter = m_filter;
        filter.requestId.clear();
        setFilter(filter);
    });
    m_header->addControl(m_request);
    m_header->setLive(true);
    connect(m_header, &common::PageHeader::liveChanged, this, &LogsPage::setFollowing);
    QMenu& more = m_header->more();
    m_table->addListActions(more);
    more.addAction(m_exportAll);
    more.addAction(m_openFolder);
}

QString LogsPage::pageId() const {
    return u"logs"_s;
}

QString LogsPage::title() const {
    return tr("Logs");
}

void LogsPage::open(const QString& target) {
    LogFilter filter;
    filter.requestId = target;
    setFilter(filter);
}

void LogsPage::setFollowing(bool following) {
    if (following == m_following) return;
    if (following) {
        resume();
    } else {
        m_following = false;
        showState();
    }
}

void LogsPage::setFilter(const LogFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    m_arrived.clear();
    m_waiting.clear();
    m_following = true;
    m_table->clearSelection();
    m_split->showDetail(false);
    showFilter();
    if (m_live)
        readAnew();
    else
        m_everRead = false;
    showState();
}

void LogsPage::showFilter() {
    m_header->chips().setCurrent(m_filter.level.isEmpty() ? u"all"_s : m_filter.level);
    if (m_header->search().text().trimmed() != m_filter.search) m_header->search().setText(m_filter.search);
    if (!m_filter.accountId.isEmpty() && m_account->findData(m_filter.accountId) < 0)
        m_account->addItem(m_filter.accountId, m_filter.accountId);
    m_account->setCurrentIndex(m_filter.accountId.isEmpty() ? 0 : m_account->findData(m_filter.accountId));
    m_request->setVisible(!m_filter.requestId.isEmpty());
    m_request->setText(tr("Request %1").arg(m_filter.requestId));
    m_request->setToolTip(tr("Show the lines of all requests again"));
    m_clear->setEnabled(!m_filter.isEmpty());
}

void LogsPage::showLine(const QString& key) {
    const LogRow* row = m_model->find(key);
    // A row that goes makes its neighbour the current one; nobody has chosen that.
    if (row == nullptr || m_table->selectedKeys().isEmpty()) return;
    m_details->show(*row);
    m_split->showDetail(true);
    setFollowing(false);
}

void LogsPage::askForAccounts() {
    m_client.get(u"/admin/accounts"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;  // one can still search for a name
        while (m_account->count() > 1)
            m_account->removeItem(1);
        for (const api::Account& account : api::rowsOf<api::Account>(outcome.body()))
            m_account->addItem(account.name, account.id);
        showFilter();
    });
}

void LogsPage::showState() {
    const int rows = m_model->rowCount();
    m_header->setLive(m_following);
    m_table->setFollowing(m_following);
    m_follow->setText(m_following ? tr("Pause the log") : tr("Follow the log"));
    m_table->setNewer(m_following ? 0 : static_cast<int>(m_waiting.size()));
    const QString answer = m_following
                               ? tr("%n line(s), following the log as it grows.", nullptr, rows)
                               : tr("%n line(s), paused: what is new waits at the end.", nullptr, rows);
    m_header->setAnswer(m_everRead || rows > 0 ? answer : QString());
    showReach();
    if (rows > 0) {
        m_stack->showContent();
        return;
    }
    if (!m_everRead || m_replace) return;
    if (m_history.hasOlder())
        m_stack->showEmpty({tr("No such line among the newest"),
                            tr("The log goes back further than was looked through."),
                            tr("Look further back")});
    else if (!m_filter.isEmpty())
        m_stack->showEmpty({tr("No line matches"),
                            tr("New lines that match are shown as soon as they are written."),
                            tr("Show all lines")});
    else if (!m_hasFile)
        m_stack->showEmpty(
            {tr("No log file is kept"),
             tr("Lines are shown here as they happen, and are gone when the console is closed. The "
                "setting RELAYWRIGHT_LOG_FILE is “none”; without it the relay keeps a file."),
             tr("Open this setting")});
    else
        m_stack->showEmpty(
            {tr("Nothing was logged yet"),
             tr("What the relay does is shown here line by line. The setting LOG_LEVEL says how much "
                "that is."),
             tr("Open this setting")});
}

void LogsPage::showReach() {
    QString words;
    if (m_history.isRunning() || m_newest.isRunning())
        words = tr("Reading the file…");
    else if (m_model->rowCount() > 0 && m_history.hasOlder())
        words = tr("Back to %1; scroll up for more.").arg(timeText(m_model->at(0).line.time, m_today()));
    else if (m_model->rowCount() > 0 && m_hasFile)
        words = tr("The log begins at %1.").arg(timeText(m_model->at(0).line.time, m_today()));
    m_footer->setReach(words);
}

void LogsPage::exportAll() {
    m_exportText->setText(tr("Reading the log…"));
    m_exportStrip->show();
    m_export.start(m_filter);
}

void LogsPage::saveExport(const QByteArray& text) {
    m_exportStrip->hide();
    const common::FileQuestion question{
        tr("Export the log"), u"relaywright-log.jsonl"_s, {tr("JSON lines (*.jsonl)")}};
    m_interaction.chooseSaveFile(this, question, [this, text](const QString& path) {
        if (!path.isEmpty()) common::saveText(m_interaction, this, path, QString::fromUtf8(text));
    });
}

void LogsPage::retranslate() {
    m_header->setTitle(title());
    m_header->search().setPlaceholderText(tr("Search messages and details"));
    m_header->chips().setChips({{u"all"_s, tr("All levels")},
                                {u"info"_s, tr("Info and above")},
                                {u"warn"_s, tr("Warnings and errors")},
                                {u"error"_s, tr("Errors")}});
    m_account->setItemText(0, tr("All accounts"));
    m_account->setAccessibleName(tr("Account"));
    m_exportCancel->setText(tr("Cancel"));
    m_clear->setText(tr("Show all lines of the log"));
    m_exportAll->setText(tr("Export the log as JSON lines…"));
    m_openFolder->setText(tr("Open the folder of the log file"));
    m_model->retranslate();
    m_details->retranslate();
    m_footer->retranslate();
    showFilter();
    showState();
}

}  // namespace ui::logs
