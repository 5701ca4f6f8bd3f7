#include "ui/console/pages.h"

#include "ui/accounts/accounts_page.h"
#include "ui/keys/keys_page.h"
#include "ui/logs/logs_page.h"
#include "ui/overview/overview_page.h"
#include "ui/requests/requests_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"

#include <QCoreApplication>

namespace ui::console {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Title {
    Q_DECLARE_TR_FUNCTIONS(ui::console::Title)
};

}  // namespace

QList<shell::PageEntry> pageEntries(PageParts parts) {
    return {
        {u"overview"_s, u"overview"_s, [] { return Title::tr("Overview"); },
         [parts] {
             return new overview::OverviewPage(parts.client, parts.connection, parts.interaction,
                                               parts.clock);
         }},
        {u"requests"_s, u"requests"_s, [] { return Title::tr("Requests"); },
         [parts] {
             return new requests::RequestsPage(parts.client, parts.events, parts.interaction,
                                               [now = parts.clock] { return now().toMSecsSinceEpoch(); });
         }},
        {u"accounts"_s, u"accounts"_s, [] { return Title::tr("Accounts"); },
         [parts] {
             return new accounts::AccountsPage({parts.client, parts.events, parts.interaction, parts.clock});
         }},
        {u"keys"_s, u"keys"_s, [] { return Title::tr("API keys"); },
         [parts] { return new keys::KeysPage(parts.client, parts.events, parts.interaction, parts.clock); }},
        {u"logs"_s, u"logs"_s, [] { return Title::tr("Logs"); },
         [parts] {
             return new logs::LogsPage(parts.client, parts.events, parts.interaction,
                                       [now = parts.clock] { return now().toLocalTime().date(); });
         }},
        {u"settings"_s, u"settings"_s, [] { return Title::tr("Settings"); },
         [parts] { return new settings::SettingsPage(parts.client, parts.interaction, parts.settings); }},
        {u"setup"_s, u"play"_s, [] { return Title::tr("First steps"); },
         [parts] {
             return new setup::SetupPage(parts.client, parts.connection, parts.interaction, parts.setup);
         }},
    };
}

}  // namespace ui::console
