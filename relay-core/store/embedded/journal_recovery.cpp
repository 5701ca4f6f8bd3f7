#include "store/embedded/journal_recovery.h"

#include "base/text.h"
#include "store/embedded/segment_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relay::embedded {
namespace {

constexpr std::size_t kAttemptsAPass = 10'000;
constexpr std::string_view kSuffix = ".rwj";
// Less than any record takes: how many of them may have stood in bytes that cannot be read.
constexpr std::uint64_t kSmallestRecord = 64;

using Files = std::map<std::uint64_t, std::filesystem::path>;

Result<Files> segmentFiles(const std::filesystem::path& directory) {
    Files files;
    std::error_code bad;
    for (const auto& entry : std::filesystem::directory_iterator(directory, bad)) {
        if (entry.path().extension() != kSuffix) continue;
        if (const auto number = parseUnsigned(entry.path().stem().string()))
            files.emplace(*number, entry.path());
    }
    if (bad) return fail(ErrorCode::StoreUnavailable, "The ledger's journal cannot be read", bad.message());
    return files;
}

/// Reads first, applies then, deletes last.
class Recovery {
public:
    Recovery(LedgerWriter& writer, const StoreLog& log) : m_writer(writer), m_log(log) {}

    Result<Recovered> run(const std::filesystem::path& directory) {
        const auto files = segmentFiles(directory);
        if (!files) return files.error();
        const std::scoped_lock lock(m_writer.database().mutex());
        const auto marks = m_writer.positions().marks();
        const auto greatest = m_writer.attempts().greatestId();
        const auto positions = m_writer.positions().all();
        if (!marks) return marks.error();
        if (!greatest) return greatest.error();
        if (!positions) return positions.error();
        m_positions = *positions;
        m_lastAttempt = std::max(marks->lastAttempt, *greatest);
        std::uint64_t lastSegment = marks->lastSegment;

        for (const auto& [number, file] : *files) {
            lastSegment = std::max(lastSegment, number);
            if (const auto done = readFile(number, file); !done) return done.error();
        }
        m_lastAttempt += m_damagedBytes / kSmallestRecord;
        if (!files->empty()) {
            if (const auto done = applyAll(*files); !done) return done.error();
            putAway(*files);
        }
        m_recovered.nextSegment = lastSegment + 1;
        m_recovered.nextAttempt = m_lastAttempt + 1;
        return m_recovered;
    }

private:
    Result<void> readFile(std::uint64_t number, const std::filesystem::path& file) {
        const auto known = m_positions.find(number);
        const std::uint64_t applied = known == m_positions.end() ? 0 : known->second;
        const auto report =
            readSegment(file, number, [&](RecordKind kind, Attempt&& attempt, std::uint64_t end) {
                m_lastAttempt = std::max(m_lastAttempt, attempt.id);
                if (kind == RecordKind::Opened) {
                    m_opened.try_emplace(attempt.id, std::move(attempt));
                    return;
                }
                m_settledIds.insert(attempt.id);
                if (end > applied) m_settled.push_back(std::move(attempt));
            });
        if (!report) return report.error();
        tell(file, *report);
        return {};
    }

    void tell(const std::filesystem::path& file, const SegmentReport& report) {
        m_recovered.cutBytes += report.cutBytes;
        m_damagedBytes += report.damagedBytes;
        if (report.cutBytes > 0)
            m_log(LogLevel::Warning,
                  fmt::format("{}: cut {} bytes of a record that was not written to its end", file.string(),
                              report.cutBytes));
        if (report.damagedBytes == 0) return;
        m_damaged.insert(report.number);
        m_log(LogLevel::Error, fmt::format("{}: {} bytes are damaged. All sound records are booked; an "
                                           "attempt whose end is lost becomes "
                                           "unknown. The file is kept with the ending .corrupt",
                                           file.string(), report.damagedBytes));
    }

    // The order of the ids, so that the table grows at its end.
    Result<void> applyAll(const Files& files) {
        for (const auto& [id, attempt] : m_opened) {
            if (m_settledIds.contains(id)) continue;
            const auto booked = m_writer.attempts().contains(id);
            if (!booked) return booked.error();
            if (!*booked) addUnknown(attempt);
        }
        if (m_recovered.unknown > 0)
            m_log(LogLevel::Warning,
                  fmt::format("{} attempts were open when the engine ended and are booked as unknown",
                              m_recovered.unknown));
        std::ranges::sort(m_settled, {}, &Attempt::id);
        for (std::size_t begin = 0; begin < m_settled.size(); begin += kAttemptsAPass) {
            const auto some =
                std::span(m_settled).subspan(begin, std::min(kAttemptsAPass, m_settled.size() - begin));
            if (const auto done = applySome(some); !done) return done;
        }
        return finish(files);
    }

    void addUnknown(const Attempt& opened) {
        Attempt& attempt = m_settled.emplace_back(opened);
        attempt.outcome = Outcome::Unknown;
        attempt.reason = "the engine ended before the attempt did";
        attempt.usage = {};
        attempt.cost = {};
        ++m_recovered.unknown;
    }

    Result<void> applySome(std::span<const Attempt> attempts) {
        LedgerWriter::Pass pass(m_writer);
        if (const auto begun = pass.begin(); !begun) return begun;
        for (const Attempt& attempt : attempts)
            if (const auto added = pass.add(attempt); !added) return added;
        return pass.commit();
    }

    // Once more with the disk waited for: after it the files may go.
    Result<void> finish(const Files& files) {
        m_recovered.settled = m_settled.size() - m_recovered.unknown;
        Database& database = m_writer.database();
        if (const auto full = database.setSynchronous(Synchronous::Full); !full) return full;
        const auto finished = [&]() -> Result<void> {
            LedgerWriter::Pass pass(m_writer);
            if (const auto begun = pass.begin(); !begun) return begun;
            pass.passAttempt(m_lastAttempt);
            for (const auto& [number, file] : files) {
                // Raises the mark of the last segment before the position itself goes.
                if (const auto noted = pass.position(number, 0); !noted) return noted;
                if (const auto gone = m_writer.positions().remove(number); !gone) return gone;
            }
            return pass.commit();
        }();
        if (const auto normal = database.setSynchronous(Synchronous::Normal); !normal) return normal;
        return finished;
    }

    void putAway(const Files& files) {
        for (const auto& [number, file] : files) {
            std::error_code bad;
            if (m_damaged.contains(number)) {
                std::filesystem::path aside = file;
                aside += ".corrupt";
                std::filesystem::rename(file, aside, bad);
                m_recovered.damaged.push_back(aside);
            } else {
                std::filesystem::remove(file, bad);
            }
            if (bad)
                m_log(LogLevel::Warning,
                      fmt::format("{} could not be put away: {}", file.string(), bad.message()));
        }
    }

    LedgerWriter& m_writer;
    const StoreLog& m_log;
    Recovered m_recovered;
    std::unordered_map<std::uint64_t, std::uint64_t> m_positions;
    std::map<std::uint64_t, Attempt> m_opened;
    std::unordered_set<std::uint64_t> m_settledIds;
    std::vector<Attempt> m_settled;
    std::unordered_set<std::uint64_t> m_damaged;
    std::uint64_t m_lastAttempt = 0;
    std::uint64_t m_damagedBytes = 0;
};

}  // namespace

Result<Recovered> recoverJournal(const std::filesystem::path& directory, LedgerWriter& writer,
                                 const StoreLog& log) {
    return Recovery(writer, log).run(directory);
}

}  // namespace relay::embedded
