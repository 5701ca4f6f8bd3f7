#pragma once

#include "base/result.h"
#include "runtime/task.h"
#include "store/embedded/segment.h"

#include <boost/asio/basic_waitable_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace relay::embedded {

/// The records that one write brings to the journal. Owner: the shard that made it.
struct JournalBatch {
    using Signal =
        boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                          boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;

    std::shared_ptr<Segment> segment;
    std::string records;
    std::uint32_t opened = 0;      ///< opened records among them
    std::optional<Signal> signal;  ///< what waiters sleep on when a disk has to be waited for; never expires
    std::optional<Result<void>> outcome;

    void finish(Result<void> result) {
        outcome = std::move(result);
        if (signal) signal->cancel();
    }
};

}  // namespace relay::embedded
