#pragma once

#include "wire/anthropic/request_peek.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace relay::wire {

/// What of a request is written anew; everything else stays byte for byte.
struct BodyEdits {
    std::optional<std::string_view> model = std::nullopt;  ///< decoded
    std::optional<std::uint64_t> maxTokens = std::nullopt;
};

/// A Messages body with those edits, as pieces to send one after the other: the big parts are views into the body,
/// which must outlive this. A body without `max_tokens` gets one, as its first member.
class EditedBody {
public:
    EditedBody(std::string_view body, const RequestPeek& peek, const BodyEdits& edits);
    EditedBody(const EditedBody&) = delete;
    EditedBody& operator=(const EditedBody&) = delete;

    /// One piece, the body itself, when there is nothing to edit.
    std::span<const std::string_view> pieces() const { return {m_pieces.data(), m_count}; }
    std::size_t size() const;

private:
    void keepUntil(std::size_t end);
    void replace(std::size_t at, std::size_t size, std::string_view text);

    std::string_view m_body;
    std::string m_model;
    std::string m_maxTokens;
    std::array<std::string_view, 5> m_pieces;
    std::size_t m_count = 0;
    std::size_t m_done = 0;  ///< bytes of the body that the pieces stand for
};

}  // namespace relay::wire
