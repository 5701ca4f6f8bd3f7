#pragma once

#include "ui/settings/settings_host.h"
#include "ui/setup/setup_host.h"
#include "ui/shell/page_entry.h"

#include <QDateTime>
#include <QList>

#include <functional>

namespace ui::api {
class AdminClient;
class Connection;
class EventStream;
}  // namespace ui::api

namespace ui::common {
class Interaction;
}

namespace ui::console {

/// What pages are made of.
struct PageParts {
    api::AdminClient& client;
    api::Connection& connection;
    api::EventStream& events;
    common::Interaction& interaction;
    setup::SetupHost setup = {};
    settings::SettingsHost settings = {};
    std::function<QDateTime()> clock = [] { return QDateTime::currentDateTimeUtc(); };
};

/// Every page of the console in the order of the navigation. The one place that names features.
QList<shell::PageEntry> pageEntries(PageParts parts);

}  // namespace ui::console
