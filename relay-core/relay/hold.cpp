#include "relay/hold.h"

#include "relay/wait_queue.h"

#include <utility>
#include <vector>

namespace relay {
namespace {

/// Several tries within kLeaseTime.
constexpr std::chrono::seconds kRenewalInterval{60};
static_assert(kRenewalInterval * 3 < kLeaseTime);

}  // namespace

Hold::Hold(HoldKeeper& keeper, std::string owner, std::uint64_t id)
    : m_keeper(keeper), m_owner(std::move(owner)), m_id(id) {
    m_keeper.m_holds.push_back(*this);
}

Hold::~Hold() {
    m_keeper.m_coordination.release(m_id);
    m_keeper.m_queue.freed(m_owner);
}

void Hold::book(Spent spent) {
    m_keeper.m_coordination.book(m_id, spent);
    m_keeper.m_queue.freed(m_owner);
}

HoldKeeper::HoldKeeper(Coordination& coordination, WaitQueue& queue, Deadlines& deadlines)
    : m_coordination(coordination), m_queue(queue), m_renewal(deadlines, [this] { renewAll(); }) {
    m_renewal.set(kRenewalInterval);
}

void HoldKeeper::renewAll() {
    std::vector<std::uint64_t> ids;
    for (const Hold& hold : m_holds)
        ids.push_back(hold.id());
    m_coordination.renew(ids);
    m_coordination.sweep();
    m_renewal.set(kRenewalInterval);
}

}  // namespace relay
