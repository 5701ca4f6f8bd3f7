#include "net/http_message.h"

#include "base/text.h"

#include <algorithm>

namespace relay::net {
namespace {

constexpr std::size_t kUsualBytes = 512;
constexpr std::size_t kUsualFields = 16;

char withoutFieldEnd(char c) {
    return c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
}

}  // namespace

void HeaderList::add(std::string_view name, std::string_view value) {
    if (m_spans.empty()) {
        // Most messages fit; growing step by step would cost as much as reading them.
        m_bytes.reserve(kUsualBytes);
        m_spans.reserve(kUsualFields);
    }
    const std::size_t at = m_bytes.size();
    m_bytes.append(name).append(value);
    // Every byte is written, so that the loop has no branch and is done many bytes at a time.
    const auto added = m_bytes.begin() + static_cast<std::ptrdiff_t>(at);
    std::transform(added, m_bytes.end(), added, withoutFieldEnd);
    m_spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name.size()),
                       static_cast<std::uint32_t>(at + name.size()),
                       static_cast<std::uint32_t>(value.size())});
}

void HeaderList::remove(std::string_view name) {
    std::erase_if(m_spans, [&](const Span& span) {
        return equalsIgnoringCase(std::string_view(m_bytes).substr(span.nameAt, span.nameSize), name);
    });
}

void HeaderList::clear() {
    m_bytes.clear();
    m_spans.clear();
}

HeaderField HeaderList::operator[](std::size_t index) const {
    const Span& span = m_spans[index];
    const std::string_view bytes = m_bytes;
    return {bytes.substr(span.nameAt, span.nameSize), bytes.substr(span.valueAt, span.valueSize)};
}

std::optional<std::string_view> HeaderList::find(std::string_view name) const {
    for (std::size_t i = 0; i < size(); ++i) {
        const HeaderField field = (*this)[i];
        if (field.name.size() == name.size() && equalsIgnoringCase(field.name, name)) return field.value;
    }
    return std::nullopt;
}

std::size_t HeaderList::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < size(); ++i)
        found += equalsIgnoringCase((*this)[i].name, name) ? 1 : 0;
    return found;
}

}  // namespace relay::net
