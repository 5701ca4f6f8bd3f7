#include "store/embedded/setting_table.h"

namespace relay::embedded {

Result<std::vector<std::pair<std::string, std::string>>> SettingTable::all() {
    std::vector<std::pair<std::string, std::string>> settings;
    m_all.start();
    while (m_all.next())
        settings.emplace_back(m_all.text(0), m_all.text(1));
    if (const auto done = m_all.finish(); !done) return done.error();
    return settings;
}

Result<void> SettingTable::save(const std::string& name, const std::string& value) {
    return m_save.run(name, value);
}

Result<void> SettingTable::remove(const std::string& name) {
    return m_remove.run(name);
}

}  // namespace relay::embedded
