#include "ui/api/request_story.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

Stage Stage::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("name"_L1), fields.number("startUs"_L1), fields.number("durationUs"_L1)};
}

Candidate Candidate::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Candidate candidate;
    candidate.accountId = fields.text("accountId"_L1);
    candidate.accountName = fields.text("name"_L1);
    candidate.order = static_cast<int>(fields.number("order"_L1));
    candidate.refusal = fields.words("refusal"_L1);
    candidate.until = fields.moment("until"_L1);
    candidate.probe = fields.flag("probe"_L1);
    candidate.bound = fields.flag("bound"_L1);
    candidate.sticky = fields.text("sticky"_L1);
    candidate.words = fields.text("words"_L1);
    return candidate;
}

RequestStory RequestStory::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    RequestStory story;
    story.requestId = fields.text("requestId"_L1);
    story.keyId = fields.text("keyId"_L1);
    story.keyName = fields.text("keyName"_L1);
    story.route = fields.text("route"_L1);
    story.requestedModel = fields.text("requestedModel"_L1);
    story.client = fields.text("client"_L1);
    story.startedAt = fields.moment("startedAt"_L1);
    if (object.value("stages"_L1).isArray()) story.stages = fields.rows<Stage>("stages"_L1);
    if (object.value("candidates"_L1).isArray()) story.candidates = fields.rows<Candidate>("candidates"_L1);
    story.attempts = fields.rows<Attempt>("attempts"_L1);
    return story;
}

Explanation Explanation::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Explanation explanation;
    explanation.admitted = fields.flag("admitted"_L1);
    explanation.reason = fields.text("reason"_L1);
    explanation.reserved = fields.usd("reservedUsd"_L1);
    explanation.overshoot = fields.usd("overshootUsd"_L1);
    explanation.serving = fields.text("serving"_L1);
    explanation.chosen = fields.text("chosen"_L1);
    explanation.candidates = fields.rows<Candidate>("candidates"_L1);
    return explanation;
}

}  // namespace ui::api
