#include "store/key_index.h"

#include "crypto/constant_time.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace relay {

KeyIndex::KeyIndex(const std::vector<Key>& keys) : m_size(keys.size()) {
    const auto build = [&keys](Table& table, const auto& hash) {
        std::vector<Bucket> buckets(kBuckets);
        for (const Key& key : keys)
            buckets[hash(*key) % kBuckets].push_back({hash(*key), key});
        for (std::size_t i = 0; i < kBuckets; ++i) {
            if (buckets[i].empty()) continue;
            std::ranges::sort(buckets[i], {}, &Entry::hash);
            table[i] = std::make_shared<const Bucket>(std::move(buckets[i]));
        }
    };
    build(m_byDigest, [](const ApiKey& key) { return hashOf(key.digest); });
    build(m_byId, [](const ApiKey& key) { return hashOf(key.id); });
}

KeyIndex::Key KeyIndex::find(const KeyDigest& digest) const {
    return search(m_byDigest, hashOf(digest),
                  [&digest](const ApiKey& key) { return constantTimeEquals(key.digest, digest); });
}

KeyIndex::Key KeyIndex::findById(std::string_view id) const {
    return search(m_byId, hashOf(id), [id](const ApiKey& key) { return key.id == id; });
}

KeyIndex KeyIndex::with(Key key) const {
    KeyIndex changed = without(key->id);
    insert(changed.m_byDigest, hashOf(key->digest), key);
    insert(changed.m_byId, hashOf(key->id), key);
    ++changed.m_size;
    return changed;
}

KeyIndex KeyIndex::without(std::string_view id) const {
    KeyIndex changed = *this;
    const Key old = findById(id);
    if (!old) return changed;
    erase(changed.m_byDigest, hashOf(old->digest), old.get());
    erase(changed.m_byId, hashOf(old->id), old.get());
    --changed.m_size;
    return changed;
}

std::vector<KeyIndex::Key> KeyIndex::all() const {
    std::vector<Key> keys;
    keys.reserve(m_size);
    for (const auto& bucket : m_byId)
        if (bucket)
            for (const Entry& entry : *bucket)
                keys.push_back(entry.key);
    return keys;
}

// A digest is evenly spread already; any eight bytes of it are a hash.
std::uint64_t KeyIndex::hashOf(const KeyDigest& digest) {
    std::uint64_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

std::uint64_t KeyIndex::hashOf(std::string_view id) {
    return std::hash<std::string_view>()(id);
}

void KeyIndex::insert(Table& table, std::uint64_t hash, Key key) {
    auto& slot = table[hash % kBuckets];
    auto bucket = slot ? std::make_shared<Bucket>(*slot) : std::make_shared<Bucket>();
    bucket->insert(std::ranges::upper_bound(*bucket, hash, {}, &Entry::hash), Entry{hash, std::move(key)});
    slot = std::move(bucket);
}

void KeyIndex::erase(Table& table, std::uint64_t hash, const ApiKey* key) {
    auto& slot = table[hash % kBuckets];
    auto bucket = std::make_shared<Bucket>(*slot);
    std::erase_if(*bucket, [key](const Entry& entry) { return entry.key.get() == key; });
    slot = std::move(bucket);
}

template <class Matches>
KeyIndex::Key KeyIndex::search(const Table& table, std::uint64_t hash, const Matches& matches) {
    const auto& bucket = table[hash % kBuckets];
    if (!bucket) return nullptr;
    for (auto entry = std::ranges::lower_bound(*bucket, hash, {}, &Entry::hash);
         entry != bucket->end() && entry->hash == hash; ++entry)
        if (matches(*entry->key)) return entry->key;
    return nullptr;
}

}  // namespace relay
