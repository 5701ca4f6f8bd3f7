#pragma once

#include "policy/ranking.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace relay::policy::test {

/// Marks and loads as a test sets them.
class FixedState final : public PoolState, public ProbeGate {
public:
    AccountState stateOf(const std::string& accountId, const std::string& family,
                         const Moment&) const override {
        AccountState state;
        if (const auto load = loads.find(accountId); load != loads.end()) state.load = load->second;
        auto mark = marks.find({accountId, ""});
        if (mark == marks.end() && !family.empty()) mark = marks.find({accountId, family});
        if (mark == marks.end()) return state;
        state.mark = mark->second;
        state.probing = probing.contains(mark->first);
        return state;
    }

    bool beginProbe(const AccountMark& mark, UnixMillis) override {
        ++probesBegun;
        return letsProbe && !probing.contains({mark.accountId, mark.family});
    }

    void cool(const std::string& id, UnixMillis probeAt, const std::string& family = {}) {
        AccountMark mark;
        mark.accountId = id;
        mark.family = family;
        mark.cause = MarkCause::Overloaded;
        mark.evidence = "529 from upstream";
        mark.probeAt = probeAt;
        mark.until = probeAt + 1000;
        marks[{id, family}] = mark;
    }

    std::map<std::string, AccountLoad> loads;
    std::map<std::pair<std::string, std::string>, AccountMark> marks;
    std::set<std::pair<std::string, std::string>> probing;
    bool letsProbe = true;
    int probesBegun = 0;
};

inline std::shared_ptr<Account> account(std::string id, int priority = 10) {
    auto made = std::make_shared<Account>();
    made->id = id;
    made->name = std::move(id);
    made->priority = priority;
    return made;
}

inline AccountGroup group(std::vector<std::string> accountIds) {
    AccountGroup made;
    made.id = made.name = "g";
    made.accountIds = std::move(accountIds);
    return made;
}

inline SelectionRequest requestAt(UnixMillis now) {
    SelectionRequest request;
    request.moment.now = now;
    return request;
}

inline AccountLoad recovering(std::uint32_t inFlight, UnixMillis recoveredAt) {
    AccountLoad load;
    load.inFlight = inFlight;
    load.recoveredAt = recoveredAt;
    return load;
}

}  // namespace relay::policy::test
