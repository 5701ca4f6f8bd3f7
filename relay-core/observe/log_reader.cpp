#include "observe/log_reader.h"

#include "base/text.h"
#include "observe/logger.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace relay {
namespace {

namespace json = boost::json;

constexpr std::size_t kChunkBytes = 64 * 1024;
/// A longer line is none of ours.
constexpr std::size_t kLongestLine = 1024 * 1024;
constexpr std::array<std::string_view, 3> kNotSearched{"time", "level", "area"};

/// A place in a file that keeps its number when it is put aside: lines that end there or before are older.
struct Place {
    std::uint64_t file = 0;
    std::uint64_t offset = 0;
};

std::string textOf(const Place& place) {
    return fmt::format("{}-{}", place.file, place.offset);
}

std::optional<Place> placeFrom(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto file = parseUnsigned(text.substr(0, dash));
    const auto offset = parseUnsigned(text.substr(dash + 1));
    if (!file || !offset) return std::nullopt;
    return Place{*file, *offset};
}

/// An open log file.
class LogFile {
public:
    explicit LogFile(const std::filesystem::path& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        struct stat status{};
        if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0) return;
        m_number = status.st_ino;
        m_size = static_cast<std::uint64_t>(status.st_size);
    }
    ~LogFile() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    std::uint64_t number() const { return m_number; }
    std::uint64_t size() const { return m_size; }
    /// Puts the bytes from `from` to `to` before those of `buffer`.
    bool prepend(std::uint64_t from, std::uint64_t to, std::string& buffer) const {
        std::string piece(to - from, '\0');
        const ssize_t got = ::pread(m_descriptor, piece.data(), piece.size(), static_cast<off_t>(from));
        if (got != static_cast<ssize_t>(piece.size())) return false;
        buffer.insert(0, piece);
        return true;
    }

private:
    int m_descriptor;
    std::uint64_t m_number = 0;
    std::uint64_t m_size = 0;
};

/// The whole lines of a file that end at `end` or before, from the last one to the first.
class LinesBackwards {
public:
    LinesBackwards(const LogFile& file, std::uint64_t end)
        : m_file(file), m_end(end), m_start(end), m_offset(end) {}

    /// False: there are no more, or the file could not be read.
    bool next() {
        for (;;) {
            // What follows the last line break is still being written, or the rest of a line that was too long.
            const std::size_t stop = m_buffer.rfind('\n');
            const std::size_t begin =
                stop == std::string::npos || stop == 0 ? std::string::npos : m_buffer.rfind('\n', stop - 1);
            const bool whole = stop != std::string::npos && (begin != std::string::npos || m_start == 0);
            if (whole) {
                const std::size_t first = begin == std::string::npos ? 0 : begin + 1;
                m_line = m_buffer.substr(first, stop - first);
                m_offset = m_start + first;
                m_buffer.resize(first);
                return true;
            }
            if (m_start == 0) return false;
            if (m_buffer.size() > kLongestLine) m_buffer.clear();
            const std::uint64_t from = m_start - std::min<std::uint64_t>(m_start, kChunkBytes);
            if (!m_file.prepend(from, m_start, m_buffer)) return false;
            m_start = from;
        }
    }

    const std::string& line() const { return m_line; }
    std::uint64_t offset() const { return m_offset; }  ///< of the line
    std::uint64_t lookedThrough() const { return m_end - m_offset; }

private:
    const LogFile& m_file;
    std::uint64_t m_end;
    std::string m_buffer;    // from m_start on
    std::uint64_t m_start;   // what is before was not read yet
    std::uint64_t m_offset;  // where the line that was read last begins
    std::string m_line;
};

std::string_view memberOf(const json::object& line, std::string_view name) {
    const json::value* value = line.if_contains(name);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

bool holds(const json::value& value, const std::string& search) {
    const std::string text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    return toLower(text).find(search) != std::string::npos;
}

bool fits(const json::object& line, const LogQuery& query) {
    const auto level = logLevelFrom(memberOf(line, "level"));
    if (!level || *level < query.level) return false;
    if (!query.accountId.empty() && memberOf(line, "accountId") != query.accountId) return false;
    if (!query.requestId.empty() && memberOf(line, "requestId") != query.requestId) return false;
    if (query.search.empty()) return true;
    for (const auto& member : line) {
        const bool searched =
            std::ranges::find(kNotSearched, std::string_view(member.key())) == kNotSearched.end();
        if (searched && holds(member.value(), query.search)) return true;
    }
    return false;
}

/// Nothing: it is no line of ours, or does not fit. Most lines that do not fit are known before they are parsed.
std::optional<json::object> parsed(const std::string& text, const LogQuery& query) {
    for (const std::string* id : {&query.accountId, &query.requestId})
        if (!id->empty() && text.find(*id) == std::string::npos) return std::nullopt;
    boost::system::error_code error;
    json::value value = json::parse(text, error);
    if (error || !value.is_object() || !fits(value.get_object(), query)) return std::nullopt;
    return std::move(value.get_object());
}

}  // namespace

LogReader::LogReader(std::filesystem::path file, std::size_t aside, std::uint64_t mostBytes)
    : m_file(std::move(file)), m_aside(aside), m_mostBytes(mostBytes) {}

/// As spdlog names them: "relay.log", then "relay.1.log", "relay.2.log" ...
std::filesystem::path LogReader::pathOf(std::size_t index) const {
    if (index == 0) return m_file;
    std::filesystem::path path = m_file;
    path.replace_filename(fmt::format("{}.{}{}", m_file.stem().string(), index, m_file.extension().string()));
    return path;
}

Result<LogPage> LogReader::read(const LogQuery& query) const {
    std::optional<Place> before = placeFrom(query.before);
    if (!query.before.empty() && !before)
        return fail(ErrorCode::InvalidRequest,
                    "parameter \"before\" must be the id of a row, or the next of a page");
    LogPage page;
    std::uint64_t looked = 0;
    std::uint64_t last = 0;  // a file that was put aside between two openings comes twice
    for (std::size_t index = 0; index <= m_aside && !m_file.empty(); ++index) {
        const LogFile file(pathOf(index));
        if (!file.isOpen() || file.number() == last || (before && file.number() != before->file)) continue;
        last = file.number();
        LinesBackwards lines(file, std::min(before ? before->offset : file.size(), file.size()));
        before.reset();
        page.next.clear();
        while (lines.next()) {
            const std::string place = textOf({file.number(), lines.offset()});
            if (auto line = parsed(lines.line(), query)) page.rows.push_back({place, std::move(*line)});
            const bool enough =
                page.rows.size() >= query.limit || looked + lines.lookedThrough() >= m_mostBytes;
            if (!enough) continue;
            page.next = place;
            break;
        }
        if (!page.next.empty()) break;
        looked += lines.lookedThrough();
    }
    return page;
}

}  // namespace relay
