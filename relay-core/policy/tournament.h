#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace relay::policy {

/// Keeps the slot with the least key on top; every change costs one walk up a binary tree over the slots. In contrast
/// to a heap a slot is found and taken out without searching. Keys have to be all different, or equal ones are as good
/// as each other: the lower slot wins.
template <class Key>
class Tournament {
public:
    explicit Tournament(std::size_t slots)
        : m_keys(slots),
          m_leaves(std::bit_ceil(std::max<std::size_t>(slots, 1))),
          m_winners(2 * m_leaves, kNobody) {}

    bool has(std::uint32_t slot) const { return m_winners[m_leaves + slot] == slot; }
    const Key& key(std::uint32_t slot) const { return m_keys[slot]; }

    void put(std::uint32_t slot, const Key& key) {
        m_keys[slot] = key;
        m_winners[m_leaves + slot] = slot;
        replay(slot);
    }

    void remove(std::uint32_t slot) {
        if (!has(slot)) return;
        m_winners[m_leaves + slot] = kNobody;
        replay(slot);
    }

    std::optional<std::uint32_t> top() const {
        if (m_winners[1] == kNobody) return std::nullopt;
        return m_winners[1];
    }

private:
    static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

    void replay(std::uint32_t slot) {
        for (std::size_t node = (m_leaves + slot) / 2; node > 0; node /= 2) {
            const std::uint32_t won = winner(m_winners[2 * node], m_winners[2 * node + 1]);
            // Somebody else was and is the winner here: nothing changes further up.
            if (won == m_winners[node] && won != slot) return;
            m_winners[node] = won;
        }
    }

    std::uint32_t winner(std::uint32_t left, std::uint32_t right) const {
        if (left == kNobody || right == kNobody) return std::min(left, right);
        return m_keys[right] < m_keys[left] ? right : left;
    }

    std::vector<Key> m_keys;
    std::size_t m_leaves;  ///< a power of two
    /// m_winners[1] is the root; slot s is the leaf m_leaves + s. With one leaf the root is that leaf.
    std::vector<std::uint32_t> m_winners;
};

}  // namespace relay::policy
