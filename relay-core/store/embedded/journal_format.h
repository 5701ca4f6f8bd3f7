#pragma once

#include "base/clock.h"
#include "model/attempt.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace relay::embedded {

// A segment file `NNNNNNNN.rwj`. All numbers are little-endian, all checksums CRC-32 (zlib's).
//
//     header, 32 bytes: "RWJOURNL", u32 version (2), u64 segment number, i64 created at, u32 checksum of the
//     28 before record: u32 magic, u32 size of the payload, u32 checksum of the payload, u32 checksum of the
//     12 before; payload payload: u8 kind (1 opened, 2 settled), then the attempt, a text as u16 length and
//     bytes
//
// The checksum of a payload begins with the segment's number: what a disk kept of another file is no record
// here. The head has a checksum of its own, so that a damaged length is told from a record that was not
// written to its end.

inline constexpr std::size_t kSegmentHeaderSize = 32;
inline constexpr std::size_t kRecordHeaderSize = 16;
inline constexpr std::size_t kMaxPayloadSize = 64 * 1024;
inline constexpr std::uint32_t kJournalVersion = 2;

enum class RecordKind : std::uint8_t { Opened = 1, Settled = 2 };

struct SegmentHeader {
    std::uint32_t version = kJournalVersion;
    std::uint64_t number = 0;
    UnixMillis createdAt = 0;
};

std::string encodeHeader(const SegmentHeader& header);
/// Nothing unless the bytes begin with a sound header of any version.
std::optional<SegmentHeader> decodeHeader(std::span<const std::byte> bytes);

/// Appends one record to `out`; `id` stands for the attempt's own. Texts are cut at 4,096 bytes: a reason or
/// a model's name needs no more.
void appendRecord(std::string& out, std::uint64_t segment, RecordKind kind, std::uint64_t id,
                  const Attempt& attempt);

/// What stands at the beginning of `bytes`.
struct RecordView {
    enum class State {
        Sound,
        Cut,      ///< begins like a record and is not there to its end
        Damaged,  ///< no record begins here, or its checksum is wrong
    };
    State state = State::Damaged;
    RecordKind kind = RecordKind::Opened;
    std::span<const std::byte> payload;
    std::size_t size = 0;  ///< with its head; 0 unless sound
};

RecordView viewRecord(std::span<const std::byte> bytes, std::uint64_t segment);

/// The attempt of a sound record. Nothing when the payload is not what this version or version 1 writes.
std::optional<Attempt> decodeAttempt(std::span<const std::byte> payload);
/// The same into an attempt that may have been used before; after false it is anything.
bool decodeAttempt(std::span<const std::byte> payload, Attempt& attempt);

}  // namespace relay::embedded
