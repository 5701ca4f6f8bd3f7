#pragma once

#include "base/result.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace relay {

/// Closes what it holds.
class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor = -1) : m_descriptor(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_descriptor(other.release()) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

/// For what holds secrets or says who asked for what: its owner reads and writes it, nobody else.
inline constexpr mode_t kPrivateFile = 0600;

/// StoreUnavailable: "<what> <path>: <reason of errno>".
Error fileError(std::string_view what, const std::filesystem::path& path, int reason);

/// Puts `content` in place of the file, or makes it: readers see the old or the new content, whole, also
/// after a loss of power. Error: StoreUnavailable.
Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content, mode_t mode);
/// The same for a file that must not exist yet. Errors: Conflict (it does), StoreUnavailable.
Result<void> createFileAtomically(const std::filesystem::path& path, std::string_view content, mode_t mode);

/// Errors: NotFound, PayloadTooLarge (more than `limit` bytes), StoreUnavailable.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit);

}  // namespace relay
