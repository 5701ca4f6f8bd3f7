#pragma once

#include <sys/uio.h>

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

}  // namespace relay::net
