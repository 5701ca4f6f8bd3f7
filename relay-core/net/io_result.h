#pragma once

#include <sys/uio.h>

#include <cerrno>
#include <cstddef>

namespace relay::net {

enum class IoStatus {
    Done,
    NeedReadable,  ///< nothing done; again when the socket is readable
    NeedWritable,
    End,  ///< the peer will send no more
    Failed,
};

struct IoResult {
    IoStatus status = IoStatus::Failed;
    std::size_t bytes = 0;
};

/// After a call on a socket failed: it is not the socket's fault, the same call may be made again later.
inline bool wouldBlock() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace relay::net
