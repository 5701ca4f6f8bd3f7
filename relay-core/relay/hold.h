#pragma once

#include "runtime/deadlines.h"
#include "store/coordination.h"

#include <boost/intrusive/list.hpp>

#include <cstdint>
#include <string>

namespace relay {

class HoldKeeper;
class WaitQueue;

/// What a request holds of the counters of a key or an account: renewed while this lives, freed with it, and then
/// whoever waits for the owner looks again. Owner thread: the request's shard.
class Hold
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    Hold(HoldKeeper& keeper, std::string owner, std::uint64_t id);
    ~Hold();
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

    std::uint64_t id() const { return m_id; }
    /// Counts what an attempt came to.
    void book(Spent spent);

private:
    HoldKeeper& m_keeper;
    std::string m_owner;
    std::uint64_t m_id;
};

/// Renews the holds of one shard each minute, so that none runs out while its request lives, and has those freed that
/// nobody renews any more. Owner thread: the shard.
class HoldKeeper {
public:
    HoldKeeper(Coordination& coordination, WaitQueue& queue, Deadlines& deadlines);

private:
    friend class Hold;
    using List = boost::intrusive::list<Hold, boost::intrusive::constant_time_size<false>>;

    void renewAll();

    Coordination& m_coordination;
    WaitQueue& m_queue;
    List m_holds;
    Deadline m_renewal;
};

}  // namespace relay
