#pragma once

#include "ui/shell/page_entry.h"

#include <QList>

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
};

/// Every page of the console in the order of the navigation. The one place that names features.
QList<shell::PageEntry> pageEntries(PageParts parts);

}  // namespace ui::console
