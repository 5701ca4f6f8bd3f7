#pragma once

#include <cstdint>
#include <string>

namespace relay::cli {

/// "nginx (process 812)": who listens on a TCP port of this machine, as far as this user may see; empty if
/// unknown.
std::string portOwner(std::uint16_t port);

}  // namespace relay::cli
