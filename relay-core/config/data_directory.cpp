#include "config/data_directory.h"

#include "base/text.h"
#include "config/file_access.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace relay {
namespace {

constexpr std::string_view kFolder = "relaywright";
constexpr mode_t kPrivateDirectory = 0700;
constexpr mode_t kWritableByOthers = 0022;
constexpr mode_t kOpenToOthers = 0077;
constexpr std::size_t kKeyBytes = 32;

/// `mkdir -p`, everything that is made is private.
Result<void> makeDirectories(const std::filesystem::path& path) {
    std::filesystem::path made;
    for (const auto& part : path) {
        made /= part;
        if (::mkdir(made.c_str(), kPrivateDirectory) == 0 || errno == EEXIST) continue;
        struct stat status{};
        const int reason = errno;
        // A read-only or foreign parent that is there already is no obstacle.
        if (::stat(made.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) continue;
        return fileError("cannot create the directory", made, reason);
    }
    return {};
}

Result<void> checkDirectory(const std::filesystem::path& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return fileError("cannot use the data directory", path, errno);
    if (!S_ISDIR(status.st_mode))
        return fail(ErrorCode::InvalidRequest, fmt::format("{} is not a directory", path.string()));
    if (status.st_uid != ::geteuid())
        return fail(
            ErrorCode::InvalidRequest,
            fmt::format("the data directory {} belongs to user {}, not to user {} who runs the relay; choose "
                        "another with --data-dir or run: chown {} {}",
                        path.string(), status.st_uid, ::geteuid(), ::geteuid(), path.string()));
    if ((status.st_mode & kWritableByOthers) != 0)
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("others can write to the data directory {}; run: chmod 700 {}", path.string(),
                                path.string()));
    if (::access(path.c_str(), W_OK | X_OK) != 0)
        return fileError("cannot write to the data directory", path, errno);
    return {};
}

struct flock wholeFile(short type) {
    struct flock lock{};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

std::optional<pid_t> writtenHolder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    if (size <= 0) return std::nullopt;
    const auto pid = parseUnsigned(trimmed(std::string_view(text.data(), static_cast<std::size_t>(size))));
    return pid ? std::optional<pid_t>(static_cast<pid_t>(*pid)) : std::nullopt;
}

Result<FileDescriptor> takeLock(const std::filesystem::path& directory) {
    const std::filesystem::path file = directory / "lock";
    FileDescriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kPrivateFile));
    if (descriptor.get() < 0) return fileError("cannot open", file, errno);
    // The lock belongs to this open file, not to the process: two engines in one process exclude each other
    // as well.
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(descriptor.get(), F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES) return fileError("cannot lock", file, errno);
        const auto pid = writtenHolder(descriptor.get());
        return fail(ErrorCode::Conflict,
                    fmt::format("the data directory {} is in use by {}", directory.string(),
                                pid ? fmt::format("process {}", *pid) : "another process"));
    }
    const std::string pid = fmt::format("{}\n", ::getpid());
    const auto size = static_cast<ssize_t>(pid.size());
    if (::ftruncate(descriptor.get(), 0) != 0 ||
        ::pwrite(descriptor.get(), pid.data(), pid.size(), 0) != size)
        return fileError("cannot write to", file, errno);
    return descriptor;
}

Result<SecretString> readKeyFile(const std::filesystem::path& path) {
    struct stat status{};
    const FileDescriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0)
        return fileError("cannot read the key file", path, errno);
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid())
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("the key file {} is not a file of user {}", path.string(), ::geteuid()));
    if ((status.st_mode & kOpenToOthers) != 0)
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("the key file {} is open to other users; run: chmod 600 {}", path.string(),
                                path.string()));
    std::array<char, 2 * kKeyBytes + 2> text{};
    const ssize_t size = ::read(descriptor.get(), text.data(), text.size());
    if (size < 0) return fileError("cannot read the key file", path, errno);
    const std::string_view key = trimmed(std::string_view(text.data(), static_cast<std::size_t>(size)));
    const auto bytes = fromHex(key);
    if (!bytes || bytes->size() != kKeyBytes)
        return fail(
            ErrorCode::InvalidRequest,
            fmt::format("the key file {} does not hold a key of {} hexadecimal digits; restore it from a "
                        "backup: without it the stored credentials cannot be read",
                        path.string(), 2 * kKeyBytes));
    return SecretString(std::string(key));
}

}  // namespace

std::filesystem::path defaultDataDirectory(const Environment& environment) {
    const auto absolute = [&](std::string_view name) {
        const auto found = environment.find(name);
        return found != environment.end() && found->second.starts_with('/')
                   ? std::filesystem::path(found->second)
                   : std::filesystem::path();
    };
    if (const auto data = absolute("XDG_DATA_HOME"); !data.empty()) return data / kFolder;
    if (const auto home = absolute("HOME"); !home.empty()) return home / ".local/share" / kFolder;
    return {};
}

Result<DataDirectory> DataDirectory::open(const std::filesystem::path& path) {
    if (const auto made = makeDirectories(path); !made) return made.error();
    if (const auto checked = checkDirectory(path); !checked) return checked.error();
    auto lock = takeLock(path);
    if (!lock) return lock.error();
    DataDirectory directory(path, lock->release());
    for (const auto& inner :
         {directory.journal(), directory.runFile().parent_path(), directory.logFile().parent_path()})
        if (const auto made = makeDirectories(inner); !made) return made.error();
    return directory;
}

DataDirectory::DataDirectory(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

DataDirectory& DataDirectory::operator=(DataDirectory&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

DataDirectory::~DataDirectory() {
    if (m_lock < 0) return;
    // A child that was forked without exec would keep the lock alive through its copy of the descriptor.
    struct flock unlock = wholeFile(F_UNLCK);
    ::fcntl(m_lock, F_OFD_SETLK, &unlock);
    ::close(m_lock);
}

std::optional<pid_t> DataDirectory::holder(const std::filesystem::path& path) {
    const FileDescriptor descriptor(::open((path / "lock").c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) return std::nullopt;
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(descriptor.get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
    return writtenHolder(descriptor.get()).value_or(0);
}

Result<SecretString> loadOrCreateKeyFile(const std::filesystem::path& path, Random& random) {
    if (::access(path.c_str(), F_OK) == 0) return readKeyFile(path);
    std::array<std::byte, kKeyBytes> bytes{};
    random.fill(bytes);
    const SecretString key(toHex(bytes) + "\n");
    const auto created = createFileAtomically(path, key.reveal(), kPrivateFile);
    // Conflict: somebody else was quicker, and that key is the one in use.
    if (!created && created.error().code != ErrorCode::Conflict) return created.error();
    return readKeyFile(path);
}

}  // namespace relay
