#include "store/embedded/private_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace relay::embedded {
namespace {

Error failure(std::string_view action, const std::filesystem::path& directory, int error) {
    return fail(ErrorCode::StoreUnavailable, "The data directory cannot be used",
                fmt::format("{} {}: {}", action, directory.string(), std::strerror(error)));
}

}  // namespace

Result<void> syncDirectory(const std::filesystem::path& directory) {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return failure("open", directory, errno);
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced) return failure("fsync", directory, error);
    return {};
}

Result<void> makePrivateDirectory(const std::filesystem::path& path) {
    const std::filesystem::path directory = path.has_filename() ? path : path.parent_path();
    std::error_code bad;
    if (directory.has_parent_path()) std::filesystem::create_directories(directory.parent_path(), bad);
    if (bad) return failure("create", directory.parent_path(), bad.value());
    if (::mkdir(directory.c_str(), 0700) == 0) return {};
    const int error = errno;
    if (error == EEXIST && std::filesystem::is_directory(directory, bad)) return {};
    return failure("create", directory, error);
}

}  // namespace relay::embedded
