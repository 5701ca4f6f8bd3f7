#include "ui/accounts/account_test.h"

#include "ui/api/json_fields.h"
#include "ui/common/format.h"
#include "ui/common/state_label.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QTextCursor>

#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using common::Sign;
namespace format = common::format;

namespace {

constexpr int kPatienceMs = 120'000;
constexpr int kFlushMs = 100;
constexpr int kLines = 5;

}  // namespace

AccountTest::AccountTest(api::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_model(new QComboBox),
      m_run(new QPushButton),
      m_state(new common::StateLabel),
      m_text(new QPlainTextEdit),
      m_flush(new QTimer(this)) {
    setObjectName(u"accountTest"_s);
    m_model->setObjectName(u"testModel"_s);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_run->setObjectName(u"testRun"_s);
    m_run->setIcon(theme::icon(u"play"_s));
    m_state->setObjectName(u"testState"_s);
    m_state->hide();
    m_text->setObjectName(u"testText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(kLines * m_text->fontMetrics().lineSpacing() + 2 * theme::kRow);
    theme::setGround(*m_text, theme::Ground::Code);
    m_text->hide();
    m_flush->setInterval(kFlushMs);
    m_flush->setSingleShot(true);
    connect(m_flush, &QTimer::timeout, this, &AccountTest::flush);
    connect(m_run, &QPushButton::clicked, this, [this] { isRunning() ? stop() : run(); });
    connect(m_model->lineEdit(), &QLineEdit::returnPressed, this, &AccountTest::run);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    row->addWidget(m_model, 1);
    row->addWidget(m_run);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kGap);
    column->addLayout(row);
    column->addWidget(m_state);
    column->addWidget(m_text);
    retranslate();
}

void AccountTest::retranslate() {
    m_model->setAccessibleName(tr("Model of the test"));
    m_model->lineEdit()->setPlaceholderText(tr("Model: the relay's choice"));
    m_text->setAccessibleName(tr("Answer to the test"));
    setBusy(isRunning());
}

void AccountTest::setBusy(bool busy) {
    m_run->setText(busy ? tr("Stop") : tr("Test"));
    m_run->setIcon(theme::icon(busy ? u"cross"_s : u"play"_s));
}

void AccountTest::setAccount(const QString& id) {
    if (m_id == id) return;
    m_id = id;
    m_call.cancel();
    m_pending.clear();
    m_text->clear();
    m_text->hide();
    m_state->hide();
    m_model->setCurrentText({});
    setBusy(false);
}

void AccountTest::setModels(const QStringList& models) {
    QStringList known;
    for (int i = 0; i < m_model->count(); ++i)
        known.append(m_model->itemText(i));
    if (known == models) return;
    const QString typed = m_model->currentText();
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentIndex(-1);
    m_model->setCurrentText(typed);
}

void AccountTest::run() {
    if (m_id.isEmpty() || isRunning()) return;
    m_done = false;
    m_pending.clear();
    m_text->clear();
    m_text->hide();
    show(Sign::Cooling, tr("Asking the provider …"));
    QJsonObject body;
    const QString model = m_model->currentText().trimmed();
    if (!model.isEmpty()) body.insert(u"model"_s, model);
    m_call = m_client.postForEvents(
        u"/admin/accounts/%1/test"_s.arg(api::AdminClient::segment(m_id)), body, this,
        [this](const api::ServerEvent& event) { take(event); },
        [this](const api::Outcome& outcome) { finish(outcome); }, kPatienceMs);
    setBusy(true);
}

void AccountTest::stop() {
    m_call.cancel();
    flush();
    setBusy(false);
    show(Sign::Paused, tr("Stopped"));
}

void AccountTest::take(const api::ServerEvent& event) {
    const api::JsonFields fields(event.json());
    if (event.name == "text"_L1) {
        m_pending += fields.text("text"_L1);
        if (!m_flush->isActive()) m_flush->start();
        return;
    }
    if (event.name != "done"_L1) return;
    m_done = true;
    flush();
    const QString took = format::milliseconds(static_cast<double>(fields.number("durationMs"_L1)));
    const QString model = fields.text("model"_L1);
    if (fields.flag("ok"_L1)) {
        show(Sign::Ready, model.isEmpty() ? tr("Answered after %1").arg(took)
                                          : tr("%1 answered after %2").arg(model, took));
        return;
    }
    const qint64 status = fields.number("status"_L1);
    show(Sign::Blocked, status > 0 ? tr("Failed with status %1 after %2").arg(status).arg(took)
                                   : tr("Failed after %1").arg(took));
    m_pending += fields.text("error"_L1);
    flush();
}

void AccountTest::finish(const api::Outcome& outcome) {
    // Still running as far as the call knows: it ends with this function.
    m_call = {};
    setBusy(false);
    flush();
    if (!outcome) {
        show(Sign::Blocked, tr("Not tested"));
        m_pending = outcome.error().message;
        flush();
    } else if (!m_done) {
        show(Sign::Warning, tr("The answer broke off"));
    }
    Q_EMIT ended();
}

void AccountTest::flush() {
    if (m_pending.isEmpty()) return;
    m_text->show();
    m_text->moveCursor(QTextCursor::End);
    m_text->insertPlainText(std::exchange(m_pending, {}));
    m_text->moveCursor(QTextCursor::End);
}

void AccountTest::show(Sign sign, const QString& words) {
    m_state->setLook({sign, words});
    m_state->show();
}

}  // namespace ui::accounts
