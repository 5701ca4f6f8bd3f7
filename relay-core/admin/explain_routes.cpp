#include "admin/account_service.h"
#include "admin/json_fields.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "config/settings.h"
#include "model/model_family.h"
#include "policy/admission.h"
#include "policy/budget.h"
#include "policy/key_access.h"
#include "policy/limits.h"
#include "relay/scheduler.h"
#include "relay/usual_costs.h"
#include "store/coordination.h"
#include "store/local_periods.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

constexpr std::size_t kLongestId = 100;
constexpr std::size_t kLongestModel = 200;
constexpr std::int64_t kMostTokens = 10'000'000;

struct Question {
    std::string keyId;
    std::string model;
    std::string session;  ///< as the list of sticky sessions shows it; empty: a new conversation
    std::uint64_t inputBytes = 0;
    std::uint64_t maxTokens = 0;
    std::vector<policy::Supposed> ifs;
};

Result<Question> readQuestion(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    Question question;
    question.keyId = fields->text("keyId", 1, kLongestId).value_or("");
    question.model = fields->text("model", 1, kLongestModel).value_or("");
    question.session = fields->text("session", 0, kLongestId).value_or("");
    question.inputBytes =
        static_cast<std::uint64_t>(fields->integer("inputBytes", 0, kMostTokens).value_or(0));
    question.maxTokens = static_cast<std::uint64_t>(fields->integer("maxTokens", 0, kMostTokens).value_or(0));
    for (const auto& [accountId, answer] : fields->pairs("if", 100).value_or(JsonFields::Pairs{})) {
        const auto what = policy::suppositionFrom(answer);
        if (what)
            question.ifs.push_back({accountId, *what});
        else
            fields->complain("\"if\" must say 429, 529, timeout or down of an account's id");
    }
    if (question.keyId.empty() || question.model.empty())
        fields->complain("\"keyId\" and \"model\" are needed");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return question;
}

/// What the key itself makes of the request.
struct KeyVerdict {
    std::string denial;               ///< why it would be kept out, in words; empty: it would be let in
    policy::Reservation reservation;  ///< of the key's money limits
};

policy::Reservation reservationFor(const AdminParts& parts, const ApiKey& key,
                                   const policy::CostFacts& facts) {
    const Money worst = policy::worstCost(parts.prices, facts);
    return policy::reservationOf(parts.settings.budgetMode, worst,
                                 parts.usualCosts.usual(key.id, facts.model));
}

/// Why the key's limits would keep the request out; empty: they would not.
std::string limitDenial(const AdminParts& parts, const ApiKey& key, const KeyLimits& limits,
                        const policy::CostFacts& facts, Money reserved) {
    const UnixMillis now = parts.clock.now();
    const std::string family = modelFamily(facts.model);
    const policy::Amounts amounts{family, reserved, 0};
    const Periods periods = localPeriods(now, parts.settings.zone, key.weeklyReset);
    const auto charges = policy::chargesOf(limits, amounts, periods, parts.settings.budgetMode);
    const auto blockers = policy::blockersOf(charges, parts.coordination.counters(key.id));
    if (blockers.empty()) return {};
    policy::AdmissionFacts admission;
    admission.now = now;
    admission.queue = key.queue;
    admission.mode = parts.settings.budgetMode;
    admission.affordable = [&](Money available) {
        return policy::affordableMaxTokens(parts.prices, facts, 0, available);
    };
    const policy::Verdict verdict = policy::verdictOf(blockers, admission);
    const auto* refusal = std::get_if<policy::Refuse>(&verdict);
    return refusal != nullptr ? refusal->error.message : std::string();
}

KeyVerdict verdictOf(const AdminParts& parts, const ApiKey& key, const Question& question) {
    const UnixMillis now = parts.clock.now();
    if (!key.enabled) return {"the key is disabled", {}};
    if (key.expiresAt != 0 && key.expiresAt <= now) return {"the key has expired", {}};
    if (!policy::allowsModel(key, question.model)) return {"the key may not use this model", {}};
    const KeyLimits limits = policy::effectiveLimits(key, now);
    const PriceMatch match = parts.prices.find(question.model).match;
    if (const auto refusal = policy::unpricedRefusal(key, limits, question.model, match))
        return {refusal->error.message, {}};
    const policy::CostFacts facts{question.model, question.inputBytes, question.maxTokens, "", false};
    KeyVerdict verdict;
    if (policy::hasMoneyLimit(limits, modelFamily(question.model)))
        verdict.reservation = reservationFor(parts, key, facts);
    verdict.denial = limitDenial(parts, key, limits, facts, verdict.reservation.amount);
    return verdict;
}

boost::json::object view(const policy::ExplainedCandidate& candidate, std::size_t order) {
    boost::json::object row{{"accountId", candidate.account ? candidate.account->id : std::string()},
                            {"name", candidate.account ? candidate.account->name : std::string()},
                            {"order", order},
                            {"refusal", nullptr},
                            {"until", nullptr},
                            {"probe", candidate.probe},
                            {"bound", candidate.bound},
                            {"sticky", policy::toString(candidate.sticky)},
                            {"words", candidate.words}};
    if (!candidate.refused) return row;
    row["refusal"] = policy::toString(candidate.refused->refusal);
    row["until"] = timeView(candidate.refused->until);
    return row;
}

Result<Answer> explain(const AdminParts& parts, RoutedCall& routed) {
    auto question = readQuestion(routed.call.body);
    if (!question) return question.error();
    auto key = parts.keys.find(question->keyId);
    if (!key) return key.error();
    for (const policy::Supposed& each : question->ifs)
        if (auto account = parts.accounts.find(each.accountId); !account) return account.error();

    const UnixMillis now = parts.clock.now();
    const auto sticky = parts.coordination.sticky(question->session, now);
    policy::SelectionRequest request;
    request.model = question->model;
    request.family = modelFamily(question->model);
    request.boundAccountId = (*key)->accountId;
    request.boundGroupId = (*key)->groupId;
    request.sticky = sticky ? &*sticky : nullptr;
    request.moment = policy::momentAt(now, parts.settings.zone);
    const policy::Explanation explanation = parts.scheduler.explain(request, question->ifs);

    const KeyVerdict verdict = verdictOf(parts, **key, *question);
    const bool admitted = verdict.denial.empty();
    boost::json::array rows;
    for (const policy::ExplainedCandidate& each : explanation.candidates)
        rows.emplace_back(view(each, rows.size() + 1));
    boost::json::value chosen = nullptr;
    if (admitted && explanation.serving > 0)
        chosen = boost::json::string(explanation.candidates.front().account->id);
    return jsonAnswer(200, {{"admitted", admitted},
                            {"reason", verdict.denial},
                            {"reservedUsd", toDecimal(verdict.reservation.amount)},
                            {"overshootUsd", toDecimal(verdict.reservation.overshoot)},
                            {"serving", explanation.serving},
                            {"chosen", std::move(chosen)},
                            {"candidates", std::move(rows)}});
}

}  // namespace

void addExplainRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("POST", "/admin/explain", Access::Administrator, plain(parts, explain));
}

}  // namespace relay::admin
