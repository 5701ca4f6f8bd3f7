#include "admin/attempt_view.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "observe/story_book.h"
#include "store/ledger.h"

#include <boost/json.hpp>

#include <algorithm>

namespace relay::admin {
namespace {

constexpr std::uint32_t kMostAttempts = 1000;

boost::json::array stagesView(const std::vector<StageTime>& stages) {
    boost::json::array rows;
    for (const StageTime& each : stages)
        rows.push_back(boost::json::object{
            {"name", toString(each.stage)}, {"startUs", each.startUs}, {"durationUs", each.durationUs}});
    return rows;
}

boost::json::array candidatesView(const std::vector<StoryCandidate>& candidates) {
    boost::json::array rows;
    for (const StoryCandidate& each : candidates) {
        boost::json::value refusal = nullptr;
        if (!each.refusal.empty()) refusal = boost::json::string(each.refusal);
        rows.push_back(boost::json::object{{"accountId", each.accountId},
                                           {"name", each.name},
                                           {"refusal", std::move(refusal)},
                                           {"words", each.words}});
    }
    return rows;
}

/// What is known of every request: its attempts' rows.
RequestStory storyOf(const Attempt& first) {
    RequestStory story;
    story.requestId = first.requestId;
    story.keyId = first.keyId;
    story.route = first.route;
    story.requestedModel = first.requestedModel;
    story.startedAt = first.startedAt;
    return story;
}

Result<Answer> show(const AdminParts& parts, RoutedCall& routed) {
    AttemptQuery query;
    query.requestId = routed.id;
    query.limit = kMostAttempts;
    auto attempts = parts.ledger.attempts(query);
    if (!attempts) return attempts.error();
    std::ranges::reverse(*attempts);
    const auto told = parts.stories.find(routed.id);
    if (!told && attempts->empty()) return fail(ErrorCode::NotFound, "There is no such request");

    const RequestStory story = told ? *told : storyOf(attempts->front());
    const auto key = parts.keys.find(story.keyId);
    boost::json::array rows;
    for (const Attempt& attempt : *attempts)
        rows.emplace_back(attemptView(parts, attempt));
    boost::json::object body{{"requestId", story.requestId},
                             {"keyId", story.keyId},
                             {"keyName", key ? (*key)->name : std::string()},
                             {"route", story.route},
                             {"requestedModel", story.requestedModel},
                             {"client", nullptr},
                             {"startedAt", timeView(story.startedAt)},
                             {"stages", nullptr},
                             {"candidates", nullptr},
                             {"attempts", std::move(rows)}};
    if (told) {
        body["client"] = story.client;
        body["stages"] = stagesView(story.stages);
    }
    if (story.candidates) body["candidates"] = candidatesView(*story.candidates);
    return jsonAnswer(200, body);
}

}  // namespace

void addRequestRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/requests/{id}", Access::Administrator, plain(parts, show));
}

}  // namespace relay::admin
