#pragma once

#include "base/result.h"
#include "model/account.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace relay::admin {

/// What one small request to an account brought.
struct TestReport {
    bool ok = false;
    int status = 0;  ///< upstream's; 0 when none came
    std::uint32_t durationMs = 0;
    std::string model;  ///< that answered, else that was asked for
    std::string text;   ///< beginning of the answer
    std::string error;  ///< in words when it is not ok; holds no secret
};

/// Sends one small request to an account, past the pool and whatever its state. Thread-safe; blocks. An
/// upstream that refuses is a report, not an error.
class AccountTester {
public:
    virtual ~AccountTester() = default;
    using OnText = std::function<void(std::string_view text)>;
    /// `model` empty: a cheap one of the tester's choice. `onText`: told of the answer as it comes, on any thread;
    /// empty: nobody asks for that.
    virtual Result<TestReport> test(const Account& account, const std::string& model,
                                    const OnText& onText) = 0;
};

}  // namespace relay::admin
