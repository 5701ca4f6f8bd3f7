#pragma once

#include "config/settings.h"
#include "policy/cooldown.h"
#include "policy/selection.h"

namespace relay {

/// What policy needs of the settings.
policy::SchedulingRules schedulingRules(const Settings& settings);
policy::CooldownTimes cooldownTimes(const Settings& settings);

}  // namespace relay
