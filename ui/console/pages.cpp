#include "ui/console/pages.h"

#include "ui/console/empty_page.h"

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

QList<shell::PageEntry> pageEntries(PageParts /*parts*/) {
    return {
        empty(u"overview"_s, [] { return Title::tr("Overview"); }),
        empty(u"requests"_s, [] { return Title::tr("Requests"); }),
        empty(u"accounts"_s, [] { return Title::tr("Accounts"); }),
        empty(u"keys"_s, [] { return Title::tr("API keys"); }),
        empty(u"logs"_s, [] { return Title::tr("Logs"); }),
        empty(u"settings"_s, [] { return Title::tr("Settings"); }),
        empty(u"setup"_s, [] { return Title::tr("First steps"); }),
    };
}

}  // namespace ui::console
