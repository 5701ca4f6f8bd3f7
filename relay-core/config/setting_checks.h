#pragma once

#include "config/settings.h"

#include <string>
#include <vector>

namespace relay {

/// Sets what follows from other settings (the time zone), and says what is wrong between settings that are each right by themselves; one sentence for each, empty when all is
/// well. A default that does not fit a value that was given is lowered to it: nobody has to correct what they
/// did not choose. Such a value gets an origin that says so.
std::vector<std::string> reconcile(Settings& settings);

}  // namespace relay
