#include "store/embedded/file_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace relay::embedded {

Result<void> readBytes(const std::filesystem::path& file, std::uint64_t begin, std::uint64_t end,
                       std::string& out) {
    out.resize(end - begin);
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    std::size_t size = 0;
    ssize_t count = descriptor < 0 ? -1 : 1;
    while (count > 0 && size < out.size()) {
        count = ::pread(descriptor, out.data() + size, out.size() - size, static_cast<off_t>(begin + size));
        if (count > 0) size += static_cast<std::size_t>(count);
        if (count < 0 && errno == EINTR) count = 1;
    }
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (count < 0)
        return fail(ErrorCode::StoreUnavailable, "The ledger's journal cannot be read",
                    fmt::format("read {}: {}", file.string(), std::strerror(error)));
    out.resize(size);
    return {};
}

}  // namespace relay::embedded
