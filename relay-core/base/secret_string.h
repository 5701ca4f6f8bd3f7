#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace relay {

/// Text that must not reach a log, an error or an event: it has no stream operator and no formatter, so that only a
/// deliberate reveal() shows it. The bytes are wiped when it dies.
class SecretString {
public:
    SecretString() = default;
    explicit SecretString(std::string text) : m_text(std::move(text)) {}
    SecretString(const SecretString&) = default;
    SecretString(SecretString&& other) noexcept : m_text(std::exchange(other.m_text, {})) {}
    SecretString& operator=(const SecretString& other) {
        if (this != &other) {
            wipe();
            m_text = other.m_text;
        }
        return *this;
    }
    SecretString& operator=(SecretString&& other) noexcept {
        if (this != &other) {
            wipe();
            m_text = std::exchange(other.m_text, {});
        }
        return *this;
    }
    ~SecretString() { wipe(); }

    bool empty() const { return m_text.empty(); }
    std::string_view reveal() const { return m_text; }

private:
    void wipe() {
        volatile char* bytes = m_text.data();
        for (std::size_t i = 0; i < m_text.size(); ++i)
            bytes[i] = 0;
    }

    std::string m_text;
};

}  // namespace relay
