#pragma once

#include "policy/availability.h"
#include "policy/rank.h"
#include "policy/tournament.h"
#include "store/account_pool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relay::policy {

/// What a look at an account is made with.
struct Look {
    const AccountPool& pool;
    const PoolState& state;
    const std::string& model;
    const Moment& moment;
};

/// The accounts that one kind of request may use, in order: of one group or of the whole pool, those that serve its
/// model, seen with the marks of one family. Who can serve stands in a tournament by rank; who cannot is parked until it
/// is looked at again, after a second at the latest, so that a missed event holds nobody up for longer. Places are
/// those of AccountPool::all(), slots are positions in the lane.
class Lane {
public:
    /// `scope`: places of the accounts that the key may use, ascending; `members`: those among them that serve the model.
    /// Empty `family`: only marks of whole accounts count.
    Lane(std::vector<std::uint32_t> scope, std::vector<std::uint32_t> members, std::string family);

    const std::string& family() const { return m_family; }
    const std::vector<std::uint32_t>& scope() const { return m_scope; }

    /// The account at `place` has to be looked at before the next choice. Cheap.
    void changed(std::uint32_t place);
    /// Looks at whoever has changed or is due.
    void refresh(const Look& look);
    /// The place of the account that goes first.
    std::optional<std::uint32_t> first() const;
    /// Takes an account out until it is looked at after changed().
    void hide(std::uint32_t place);

private:
    std::optional<std::uint32_t> slotOf(std::uint32_t place) const;
    void consider(std::uint32_t slot, const Look& look);
    void park(std::uint32_t slot, const RefusedCandidate& refused, UnixMillis now);

    std::vector<std::uint32_t> m_scope;
    std::vector<std::uint32_t> m_members;
    std::string m_family;
    Tournament<Rank> m_ready;
    Tournament<UnixMillis> m_parked;  ///< by the time of the next look
    std::vector<std::uint32_t> m_changed;
    std::vector<bool> m_isChanged;
};

}  // namespace relay::policy
