#pragma once

#include "tests/screens/screen.h"
#include "tests/ui/keys/scripted_keys.h"
#include "tests/ui/requests/scripted_ledger.h"

#include <QDateTime>

#include <memory>

namespace ui::test {

/// What the relay answers while a page is looked at, at one moment that stands still.
class Scenery {
public:
    /// Outlives `api`'s last answer.
    Scenery(ScriptedApi& api, const QString& page, Scene scene);

    QDateTime now() const;
    /// What is opened on the page once its rows are there; empty: nothing.
    QString target() const;
    /// Where the page is scrolled to, 0 to 1.
    double scrolled() const;
    bool isPlayed() const { return m_page == "requests"_L1 && m_scene != Scene::Empty; }
    /// Is anything opened or played?
    bool goesOn() const { return isPlayed() || !target().isEmpty(); }
    /// What happens while the page is shown.
    void play(ScriptedApi& api) const;

private:
    void scriptStatus(ScriptedApi& api) const;
    void scriptAccounts(ScriptedApi& api) const;
    void scriptKeys(ScriptedApi& api);
    void scriptRequests(ScriptedApi& api);
    void scriptLogs(ScriptedApi& api) const;
    void scriptSettings(ScriptedApi& api) const;
    void scriptSetup(ScriptedApi& api) const;
    void scriptTheOverview(ScriptedApi& api) const;

    const QString m_page;
    const Scene m_scene;
    ScriptedKeys m_keys;
    std::unique_ptr<ScriptedLedger> m_ledger;
};

}  // namespace ui::test
