#include "wire/anthropic/edited_body.h"

#include <fmt/format.h>

namespace relay::wire {

EditedBody::EditedBody(std::string_view body, const RequestPeek& peek, const BodyEdits& edits)
    : m_body(body) {
    if (edits.model) m_model = jsonEscaped(*edits.model);
    if (edits.maxTokens)
        m_maxTokens = peek.maxTokensSize == 0 ? fmt::format("\"max_tokens\":{},", *edits.maxTokens)
                                              : std::to_string(*edits.maxTokens);
    const bool modelFirst = peek.modelAt < peek.maxTokensAt;
    if (edits.model && modelFirst) replace(peek.modelAt, peek.modelSize, m_model);
    if (edits.maxTokens) replace(peek.maxTokensAt, peek.maxTokensSize, m_maxTokens);
    if (edits.model && !modelFirst) replace(peek.modelAt, peek.modelSize, m_model);
    keepUntil(m_body.size());
}

std::size_t EditedBody::size() const {
    std::size_t sum = 0;
    for (const std::string_view piece : pieces())
        sum += piece.size();
    return sum;
}

void EditedBody::keepUntil(std::size_t end) {
    m_pieces[m_count++] = m_body.substr(m_done, end - m_done);
}

void EditedBody::replace(std::size_t at, std::size_t size, std::string_view text) {
    keepUntil(at);
    m_pieces[m_count++] = text;
    m_done = at + size;
}

}  // namespace relay::wire
