#include "store/embedded/admin_table.h"

namespace relay::embedded {

Result<std::optional<StoredAdmin>> AdminTable::get() {
    std::optional<StoredAdmin> admin;
    m_get.start();
    if (m_get.next()) admin = StoredAdmin{m_get.text(0), m_get.text(1), m_get.integer(2)};
    if (const auto done = m_get.finish(); !done) return done.error();
    return admin;
}

Result<void> AdminTable::save(const StoredAdmin& admin) {
    return m_save.run(admin.username, admin.scryptHash, admin.updatedAt);
}

}  // namespace relay::embedded
