#include "config/file_access.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace relay {
namespace {

constexpr std::string_view kCannotWrite = "cannot write";

bool writeAll(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

Result<void> syncDirectory(const std::filesystem::path& directory) {
    const FileDescriptor descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0)
        return fileError("cannot sync", directory, errno);
    return {};
}

/// A file beside `path` with the content on disk. It goes away unless it was given its final name.
class Draft {
public:
    static Result<Draft> write(const std::filesystem::path& path, std::string_view content, mode_t mode) {
        Draft draft((folderOf(path) / fmt::format(".{}.XXXXXX", path.filename().string())).string());
        const FileDescriptor descriptor(::mkostemp(draft.m_name.data(), O_CLOEXEC));
        if (descriptor.get() < 0) {
            draft.m_name.clear();
            return fileError(kCannotWrite, path, errno);
        }
        if (::fchmod(descriptor.get(), mode) != 0 || !writeAll(descriptor.get(), content) ||
            ::fsync(descriptor.get()) != 0)
            return fileError(kCannotWrite, path, errno);
        return draft;
    }

    explicit Draft(std::string name) : m_name(std::move(name)) {}
    Draft(Draft&& other) noexcept : m_name(std::exchange(other.m_name, {})) {}
    Draft& operator=(Draft&&) = delete;
    ~Draft() {
        if (!m_name.empty()) ::unlink(m_name.c_str());
    }

    const char* name() const { return m_name.c_str(); }
    void keep() { m_name.clear(); }

private:
    std::string m_name;
};

}  // namespace

FileDescriptor::~FileDescriptor() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Error fileError(std::string_view what, const std::filesystem::path& path, int reason) {
    return fail(ErrorCode::StoreUnavailable,
                fmt::format("{} {}: {}", what, path.string(), std::generic_category().message(reason)));
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content, mode_t mode) {
    auto draft = Draft::write(path, content, mode);
    if (!draft) return draft.error();
    if (::rename(draft->name(), path.c_str()) != 0) return fileError(kCannotWrite, path, errno);
    draft->keep();
    return syncDirectory(folderOf(path));
}

Result<void> createFileAtomically(const std::filesystem::path& path, std::string_view content, mode_t mode) {
    auto draft = Draft::write(path, content, mode);
    if (!draft) return draft.error();
    // link() refuses an existing name, rename() would replace it.
    if (::link(draft->name(), path.c_str()) != 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::Conflict, fmt::format("{} exists already", path.string()));
        return fileError(kCannotWrite, path, errno);
    }
    return syncDirectory(folderOf(path));
}

Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit) {
    const FileDescriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        if (errno == ENOENT)
            return fail(ErrorCode::NotFound, fmt::format("{} does not exist", path.string()));
        return fileError("cannot read", path, errno);
    }
    std::string content;
    std::array<char, 16 * 1024> block{};
    while (true) {
        const ssize_t size = ::read(descriptor.get(), block.data(), block.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return fileError("cannot read", path, errno);
        if (size == 0) return content;
        content.append(block.data(), static_cast<std::size_t>(size));
        if (content.size() > limit)
            return fail(ErrorCode::PayloadTooLarge,
                        fmt::format("{} has more than {} bytes", path.string(), limit));
    }
}

}  // namespace relay
