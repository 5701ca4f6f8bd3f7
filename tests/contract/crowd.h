#pragma once

#include "contract/rig.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace relay::test {

/// A thousand connections at both ends: as many files as this user may open, for this process and those it starts.
void raiseFileLimit();

/// Sends `count` requests with the rig's key, each on a connection of its own, all before the first answer is read.
std::vector<ClientAnswer> postAtOnce(const Rig& rig, std::size_t count,
                                     const std::function<std::string(std::size_t)>& body);

/// How many there were of each status.
std::map<int, std::size_t> statusesOf(const std::vector<ClientAnswer>& answers);

}  // namespace relay::test
