#include "ui/console/pages.h"

#include "ui/console/empty_page.h"
#include "ui/logs/logs_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"

#include <QCoreApplication>

namespace ui::console {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Title {
    Q_DECLARE_TR_FUNCTIONS(ui::console::Title)
};

/// A place in the navigation whose page is not there yet.
shell::PageEntry empty(const QString& id, std::function<QString()> title) {
    return {id, id, title, [id, title] { return new EmptyPage(id, title); }};
}

}  // namespace

QList<shell::PageEntry> pageEntries(PageParts parts) {
    return {
        empty(u"overview"_s, [] { return Title::tr("Overview"); }),
        empty(u"requests"_s, [] { return Title::tr("Requests"); }),
        empty(u"accounts"_s, [] { return Title::tr("Accounts"); }),
        empty(u"keys"_s, [] { return Title::tr("API keys"); }),
        {u"logs"_s, u"logs"_s, [] { return Title::tr("Logs"); },
         [parts] { return new logs::LogsPage(parts.client, parts.events, parts.interaction); }},
        {u"settings"_s, u"settings"_s, [] { return Title::tr("Settings"); },
         [parts] { return new settings::SettingsPage(parts.client, parts.interaction, parts.settings); }},
        {u"setup"_s, u"play"_s, [] { return Title::tr("First steps"); },
         [parts] {
             return new setup::SetupPage(parts.client, parts.connection, parts.interaction, parts.setup);
         }},
    };
}

}  // namespace ui::console
