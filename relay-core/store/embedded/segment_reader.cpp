#include "store/embedded/segment_reader.h"

#include "store/embedded/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

namespace relay::embedded {
namespace {

using Bytes = std::span<const std::byte>;

struct Record {
    RecordView view;
    Attempt attempt;
};

// Sound in its checksum and in what it says.
std::optional<Record> recordAt(Bytes bytes, std::uint64_t segment) {
    Record record{viewRecord(bytes, segment), {}};
    if (record.view.state != RecordView::State::Sound) return std::nullopt;
    auto attempt = decodeAttempt(record.view.payload);
    if (!attempt) return std::nullopt;
    record.attempt = std::move(*attempt);
    return record;
}

// Bytes until the next sound record or the end.
std::size_t damageAt(Bytes bytes, std::uint64_t segment) {
    for (std::size_t at = 1; at < bytes.size(); ++at)
        if (viewRecord(bytes.subspan(at), segment).state == RecordView::State::Sound) return at;
    return bytes.size();
}

// A record that ends too early, or blocks that the file system never filled.
bool tornTail(Bytes rest, std::uint64_t segment) {
    return viewRecord(rest, segment).state == RecordView::State::Cut ||
           std::ranges::all_of(rest, [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

Result<SegmentReport> readSegment(
    const std::filesystem::path& file, std::uint64_t number,
    const std::function<void(RecordKind kind, Attempt&& attempt, std::uint64_t end)>& onRecord) {
    std::error_code missing;
    const std::uint64_t size = std::filesystem::file_size(file, missing);
    if (missing)
        return fail(ErrorCode::StoreUnavailable, "The ledger's journal cannot be read", missing.message());
    std::string contents;
    if (const auto loaded = readBytes(file, 0, size, contents); !loaded) return loaded.error();

    SegmentReport report{number, size, 0, 0};
    const Bytes all = std::as_bytes(std::span(contents));
    const auto header = decodeHeader(all);
    if (header && header->version > kJournalVersion)
        return fail(
            ErrorCode::Conflict,
            fmt::format(
                "{} was written by a newer version of Relaywright (journal {}; this program knows {}). "
                "Use that version, or another data directory.",
                file.string(), header->version, kJournalVersion));
    if (size < kSegmentHeaderSize) {
        report.cutBytes = size;
        return report;
    }
    if (!header) report.damagedBytes += kSegmentHeaderSize;

    for (std::size_t at = kSegmentHeaderSize; at < all.size();) {
        const Bytes rest = all.subspan(at);
        if (auto record = recordAt(rest, number)) {
            at += record->view.size;
            onRecord(record->view.kind, std::move(record->attempt), at);
            continue;
        }
        const std::size_t lost = damageAt(rest, number);
        const bool torn = lost == rest.size() && tornTail(rest, number);
        (torn ? report.cutBytes : report.damagedBytes) += lost;
        at += lost;
    }
    return report;
}

}  // namespace relay::embedded
