#pragma once

#include "observe/observer.h"
#include "tests/core/observe/hand_clock.h"

namespace relay {

/// A streamed request that went well.
inline RequestSummary sampleSummary() {
    RequestSummary summary;
    summary.requestId = "req_0123456789abcdef01234567";
    summary.route = "/v1/messages";
    summary.keyId = "key-1";
    summary.keyName = "laptop";
    summary.accountId = "account-1";
    summary.accountName = "main account";
    summary.model = "claude-sonnet-4-5";
    summary.stream = true;
    summary.status = 200;
    summary.outcome = Outcome::Succeeded;
    summary.attempts = 1;
    summary.durationUs = 1'234'567;
    summary.firstByteUs = 345'678;
    summary.overheadUs = 87;
    summary.usage = {10, 20, 30, 40, 50, 6};
    summary.cost = {1'230'000};
    return summary;
}

}  // namespace relay
