#pragma once

#include "model/api_key.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace relay {

/// A persistent map of keys, by digest and by id. A changed copy shares every bucket but the one or two it
/// touched: one more key among 100,000 copies about a hundred entries. Immutable, so any thread may read it.
class KeyIndex {
public:
    using Key = std::shared_ptr<const ApiKey>;

    KeyIndex() = default;
    explicit KeyIndex(const std::vector<Key>& keys);

    /// Null when there is none. Digests are compared in constant time.
    Key find(const KeyDigest& digest) const;
    Key findById(std::string_view id) const;

    /// `key` takes the place of the key with the same id.
    KeyIndex with(Key key) const;
    KeyIndex without(std::string_view id) const;

    std::size_t size() const { return m_size; }
    std::vector<Key> all() const;  ///< in no order

private:
    static constexpr std::size_t kBuckets = 1024;

    struct Entry {
        std::uint64_t hash;
        Key key;
    };
    using Bucket = std::vector<Entry>;  ///< ordered by hash
    using Table = std::array<std::shared_ptr<const Bucket>, kBuckets>;

    static std::uint64_t hashOf(const KeyDigest& digest);
    static std::uint64_t hashOf(std::string_view id);
    static void insert(Table& table, std::uint64_t hash, Key key);
    static void erase(Table& table, std::uint64_t hash, const ApiKey* key);

    template <class Matches>
    static Key search(const Table& table, std::uint64_t hash, const Matches& matches);

    Table m_byDigest;
    Table m_byId;
    std::size_t m_size = 0;
};

}  // namespace relay
