#include "engine/first_uses.h"

#include "admin/key_service.h"
#include "observe/observer.h"
#include "runtime/blocking_pool.h"

#include <fmt/format.h>

namespace relay {

void FirstUses::note(const std::string& keyId, UnixMillis at) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_writing.insert(keyId).second) return;
    }
    m_pool.post([this, keyId, at] { write(keyId, at); });
}

void FirstUses::write(const std::string& keyId, UnixMillis at) {
    const auto done = m_keys.activate(keyId, at);
    if (!done && done.error().code != ErrorCode::NotFound)
        m_observer.log(
            LogLevel::Error, "keys",
            fmt::format("the first use of key {} was not written: {}", keyId, done.error().message));
    const std::lock_guard lock(m_mutex);
    m_writing.erase(keyId);
}

}  // namespace relay
