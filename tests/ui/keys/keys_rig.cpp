#include "tests/ui/keys/keys_rig.h"

#include "ui/common/table_view.h"

#include <QTest>
#include <QVBoxLayout>

namespace ui::test {

KeysRig::KeysRig() : events(client) {
    client.setBase(api.url());
    serve(api);
}

KeysRig::~KeysRig() {
    m_window.reset();
    api.down();
}

void KeysRig::show(int width, int height) {
    m_window = std::make_unique<QWidget>();
    m_page = new keys::KeysPage(client, events, interaction, clock);
    auto* layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_window->resize(width, height);
    m_window->show();
    m_page->setLive(true);
}

void KeysRig::waitForRows(int count) {
    QTRY_COMPARE(find<common::TableView>("keysTable")->shownRows(), count);
}

void KeysRig::close() {
    m_window->close();
}

}  // namespace ui::test
