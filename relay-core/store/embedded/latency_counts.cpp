#include "store/embedded/latency_counts.h"

#include <algorithm>
#include <bit>

namespace relay::embedded {
namespace {

constexpr unsigned kLowBits = 7;
constexpr std::uint64_t kLow = (1U << kLowBits) - 1;
constexpr std::uint64_t kMore = 1U << kLowBits;
constexpr unsigned kMostShift = 63;

/// Values up to 3 have a bucket each; from then on the two bits after the highest one choose.
std::uint8_t bucketOf(std::uint32_t value) {
    if (value < 4) return static_cast<std::uint8_t>(value);
    const auto exponent = static_cast<unsigned>(std::bit_width(value)) - 1;
    return static_cast<std::uint8_t>((exponent - 1) * 4 + ((value >> (exponent - 2)) & 3U));
}

std::uint32_t middleOf(std::uint8_t bucket) {
    if (bucket < 4) return bucket;
    const unsigned exponent = bucket / 4U + 1;
    const std::uint64_t width = std::uint64_t{1} << (exponent - 2);
    return static_cast<std::uint32_t>((4 + bucket % 4U) * width + width / 2);
}

}  // namespace

void LatencyCounts::add(std::uint32_t value) {
    add(bucketOf(value), 1);
}

void LatencyCounts::add(const LatencyCounts& other) {
    for (const auto& [bucket, count] : other.m_counts)
        add(bucket, count);
}

void LatencyCounts::add(std::uint8_t bucket, std::uint64_t count) {
    const auto at = std::ranges::lower_bound(m_counts, bucket, {}, &decltype(m_counts)::value_type::first);
    if (at != m_counts.end() && at->first == bucket)
        at->second += count;
    else
        m_counts.emplace(at, bucket, count);
}

std::optional<std::uint32_t> LatencyCounts::median() const {
    std::uint64_t all = 0;
    for (const auto& [bucket, count] : m_counts)
        all += count;
    std::uint64_t before = 0;
    for (const auto& [bucket, count] : m_counts) {
        before += count;
        if (before * 2 >= all) return middleOf(bucket);
    }
    return std::nullopt;
}

std::vector<std::byte> LatencyCounts::encoded() const {
    std::vector<std::byte> bytes;
    for (auto [bucket, count] : m_counts) {
        bytes.push_back(std::byte{bucket});
        for (; count > kLow; count >>= kLowBits)
            bytes.push_back(static_cast<std::byte>((count & kLow) | kMore));
        bytes.push_back(static_cast<std::byte>(count));
    }
    return bytes;
}

LatencyCounts LatencyCounts::decoded(std::span<const std::byte> bytes) {
    LatencyCounts counts;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto bucket = std::to_integer<std::uint8_t>(bytes[at++]);
        std::uint64_t count = 0;
        bool more = true;
        for (unsigned shift = 0; more && at < bytes.size() && shift <= kMostShift; shift += kLowBits) {
            const auto next = std::to_integer<std::uint64_t>(bytes[at++]);
            count |= (next & kLow) << shift;
            more = (next & kMore) != 0;
        }
        if (!more) counts.add(bucket, count);
    }
    return counts;
}

}  // namespace relay::embedded
