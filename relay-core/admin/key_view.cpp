#include "admin/key_view.h"

#include "admin/limits_change.h"
#include "admin/views.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

boost::json::value temporaryView(const std::optional<TemporaryLimits>& temporary) {
    if (!temporary) return nullptr;
    return {{"limits", limitsView(temporary->limits)}, {"until", timeView(temporary->until)}};
}

}  // namespace

boost::json::object keyView(const ApiKey& key) {
    return {
        {"id", key.id},
        {"name", key.name},
        {"description", key.description},
        {"hint", key.hint},
        {"enabled", key.enabled},
        {"createdAt", timeView(key.createdAt)},
        {"updatedAt", timeView(key.updatedAt)},
        {"expiresAt", timeView(key.expiresAt)},
        {"activationDays", key.activationDays},
        {"activatedAt", timeView(key.activatedAt)},
        {"owner", key.owner},
        {"tags", textsView(key.tags)},
        {"services", textsView(key.services)},
        {"allowModels", textsView(key.allowModels)},
        {"denyModels", textsView(key.denyModels)},
        {"allowClients", textsView(key.allowClients)},
        {"allowAddresses", textsView(key.allowAddresses)},
        {"accountId", key.accountId},
        {"groupId", key.groupId},
        {"limits", limitsView(key.limits)},
        {"temporary", temporaryView(key.temporary)},
        {"weeklyReset", boost::json::object{{"day", key.weeklyReset.day}, {"hour", key.weeklyReset.hour}}},
        {"queue", queueView(key.queue)},
        {"allowUnpriced", key.allowUnpriced}};
}

}  // namespace relay::admin
