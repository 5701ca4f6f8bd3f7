// Floods the page of the requests with events over a real connection, and tells how long the GUI thread was not to be
// had. Not a test: its figures are for a person on a quiet machine.
//
//     requests_flood [requests a second, 1000] [seconds, 8] [rows of the ledger, 1000000]

#include "tests/ui/requests/scripted_ledger.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/event_stream.h"
#include "ui/requests/requests_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTableView>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace Qt::Literals::StringLiterals;
namespace test = ui::test;

constexpr int kStepMs = 20;

int argumentOf(int argc, char** argv, int at, int otherwise) {
    return argc > at ? std::atoi(argv[at]) : otherwise;
}

qint64 residentKib() {
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4;
}

/// Asks for the GUI thread every few milliseconds and keeps how late it came.
class StallMeter : public QObject {
public:
    StallMeter() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kEveryMs);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double late = static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - kEveryMs;
            m_clock.restart();
            m_late.push_back(late);
        });
    }
    void start() {
        m_late.clear();
        m_clock.start();
        m_timer.start();
    }
    void print(const char* what) {
        m_timer.stop();
        std::ranges::sort(m_late);
        const auto at = [this](double share) {
            return m_late.empty()
                       ? 0.0
                       : m_late[static_cast<std::size_t>(share * static_cast<double>(m_late.size() - 1))];
        };
        std::printf("%-34s longest stall %6.1f ms, p99 %6.1f ms, p50 %5.1f ms\n", what, at(1), at(0.99),
                    at(0.5));
        std::fflush(stdout);
    }

private:
    static constexpr int kEveryMs = 2;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
};

/// The relay lives on a thread of its own, so that only the console's work is measured.
class Relay : public QThread {
public:
    Relay(int rate, int rows) : m_rate(rate), m_rows(rows) {}
    ~Relay() override {
        quit();
        wait();
    }
    QUrl address() {
        while (!m_ready)
            msleep(1);
        return m_url;
    }
    std::atomic<bool> flooding = false;
    std::atomic<int> sent = 0;

protected:
    void run() override {
        test::ScriptedApi api;
        test::ScriptedLedger ledger(api, m_rows);
        m_url = api.url();
        m_ready = true;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QElapsedTimer clock;
        int number = m_rows;
        connect(&timer, &QTimer::timeout, &api, [&] {
            if (!flooding) {
                clock.invalidate();
                return;
            }
            if (!clock.isValid()) {
                clock.start();
                sent = 0;
            }
            QByteArray bytes;
            const int due = static_cast<int>(clock.elapsed() * m_rate / 1'000);
            for (; sent < due; ++sent, ++number)
                bytes += events(number);
            if (!bytes.isEmpty()) api.sendBytes(bytes);
        });
        timer.start(kStepMs);
        exec();
    }

private:
    static QByteArray event(const char* name, const QJsonObject& data) {
        return QByteArray("event: ") + name +
               "\ndata: " + QJsonDocument(data).toJson(QJsonDocument::Compact) + "\n\n";
    }
    /// One begins, and the one before the last fifty ends: some always run.
    static QByteArray events(int number) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        test::Sample ended{.number = number - 50, .startedMs = now - 50, .durationMs = 50};
        return event("request.started", test::startedJson(number, now)) +
               event("request.finished", test::finishedJson(ended));
    }

    const int m_rate;
    const int m_rows;
    QUrl m_url;
    std::atomic<bool> m_ready = false;
};

void spin(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const int rate = argumentOf(argc, argv, 1, 1'000);
    const int seconds = argumentOf(argc, argv, 2, 8);
    const int rows = argumentOf(argc, argv, 3, 1'000'000);
    test::SettingsSandbox settings;
    QApplication application(argc, argv);
    ui::theme::Theme theme(application);
    Relay relay(rate, rows);
    relay.start();
    ui::api::AdminClient client;
    client.setBase(relay.address());
    ui::api::EventStream events(client);
    test::ScriptedInteraction interaction;
    ui::requests::RequestsPage page(client, events, interaction,
                                    [] { return QDateTime::currentMSecsSinceEpoch(); });
    page.resize(1'712, 1'020);
    page.show();

    StallMeter meter;
    QElapsedTimer first;
    first.start();
    meter.start();
    page.setLive(true);
    while (page.model().rowCount() == 0 && first.elapsed() < 10'000)
        QApplication::processEvents(QEventLoop::AllEvents, 5);
    std::printf("first page of %d rows of history: %lld ms\n", page.model().rowCount(),
                static_cast<long long>(first.elapsed()));
    spin(1'000);
    meter.print("opening");

    const qint64 before = residentKib();
    relay.flooding = true;
    meter.start();
    spin(seconds * 1'000);
    meter.print("following at the top");
    std::printf("%d requests, %d rows listed, memory %+lld KiB\n", relay.sent.load(), page.model().rowCount(),
                static_cast<long long>(residentKib() - before));
    // Until the ring is full, then the same once more: memory must stay where it is.
    if (rate > 0) spin(std::max(0, ui::requests::RequestModel::kRing * 1'000 / rate - seconds * 1'000));
    const qint64 full = residentKib();
    meter.start();
    spin(seconds * 1'000);
    meter.print("with a full ring");
    std::printf("%d rows listed, memory %+lld KiB\n", page.model().rowCount(),
                static_cast<long long>(residentKib() - full));

    auto* table = page.findChild<QTableView*>();
    table->selectRow(5);
    meter.start();
    spin(seconds * 500);
    meter.print("while somebody reads");
    table->clearSelection();
    page.open(u"outcome:failed"_s);
    meter.start();
    spin(seconds * 500);
    meter.print("with a filter");
    relay.flooding = false;
    page.setLive(false);
    return 0;
}
