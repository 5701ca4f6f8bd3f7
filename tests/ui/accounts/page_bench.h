#pragma once

#include "tests/ui/accounts/sample_accounts.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "ui/accounts/accounts_page.h"
#include "ui/api/event_stream.h"
#include "ui/common/table_view.h"

#include <QTest>

#include <memory>

namespace ui::test {

/// The page over a scripted relay, at a moment that stands still unless a test moves it.
class PageBench {
public:
    explicit PageBench(const QJsonArray& accounts = typicalAccounts(), int refreshMs = 60'000)
        : stream(client, api::EventStream::Pauses{10, 20}) {
        client.setBase(relay.url());
        scriptRelay(relay, accounts);
        accounts::AccountsPage::Parts parts{client, stream, interaction, [this] { return now; }};
        parts.timing = {refreshMs, 60'000, 5};
        page = std::make_unique<accounts::AccountsPage>(parts);
    }

    void show(QSize size = {1280, 800}) {
        page->resize(size);
        page->show();
        page->setLive(true);
    }
    /// Shown, and its rows are there.
    bool showFilled(QSize size = {1280, 800}) {
        show(size);
        return QTest::qWaitFor([this] { return table().shownRows() > 0; });
    }

    template <class Widget = QWidget>
    Widget* find(const QString& name) const {
        auto* found = page->findChild<Widget*>(name);
        if (found == nullptr) qWarning("there is no %s", qPrintable(name));
        return found;
    }
    common::TableView& table() const { return *find<common::TableView>(QStringLiteral("accountsTable")); }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void trigger(const QString& action) const { find<QAction>(action)->trigger(); }
    QString text(const QString& label) const { return find<QLabel>(label)->text(); }
    /// Of a row of the list, in the column with that id.
    QString cell(const QString& id, const QString& column) const {
        auto* model = table().filter().model();
        return model->index(model->rowOf(id), model->columnOf(column)).data().toString();
    }
    bool waitFor(const QString& route, int times = 1) const {
        return QTest::qWaitFor([&] { return relay.seen(route).size() >= times; });
    }
    /// Asks something and waits for the answer: what left before has then been read by the relay.
    bool roundTrip() {
        bool answered = false;
        client.get(QStringLiteral("/admin/status"), page.get(),
                   [&answered](const api::Outcome&) { answered = true; });
        return QTest::qWaitFor([&answered] { return answered; });
    }

    ScriptedApi relay;
    api::AdminClient client;
    api::EventStream stream;
    ScriptedInteraction interaction;
    QDateTime now = sampleNow();
    std::unique_ptr<accounts::AccountsPage> page;
};

}  // namespace ui::test
