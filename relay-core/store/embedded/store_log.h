#pragma once

#include "base/error.h"

#include <functional>
#include <string_view>

namespace relay::embedded {

/// Where the store tells what an operator has to know. From any thread; no secrets; must not throw.
using StoreLog = std::function<void(LogLevel, std::string_view)>;

}  // namespace relay::embedded
