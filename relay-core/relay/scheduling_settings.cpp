#include "relay/scheduling_settings.h"

#include <chrono>

namespace relay {

policy::SchedulingRules schedulingRules(const Settings& settings) {
    using std::chrono::minutes;
    policy::SchedulingRules rules;
    rules.dedicatedFallback = settings.dedicatedFallback;
    rules.sticky.life = minutes(settings.stickyMinutes);
    rules.sticky.renewBelow = minutes(settings.stickyRenewalMinutes);
    rules.sticky.homeWarm = minutes(settings.stickyReturnMinutes);
    return rules;
}

policy::CooldownTimes cooldownTimes(const Settings& settings) {
    policy::CooldownTimes times;
    times.serviceUnavailable = settings.cooldown503;
    times.serverError = settings.cooldown5xx;
    times.overloaded = settings.cooldownOverload;
    times.authRejected = settings.cooldownAuth;
    times.timeout = settings.cooldownTimeout;
    times.rateLimited = settings.cooldownRateLimit;
    times.most = settings.cooldownMax;
    times.probeInterval = settings.probeInterval;
    return times;
}

}  // namespace relay
