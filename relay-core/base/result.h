#pragma once

#include "base/error.h"

#include <boost/system/result.hpp>

#include <stdexcept>
#include <utility>

namespace relay {

/// Asking a failed Result for its value is a bug, not an expected failure.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::logic_error("value of a failed result: " + error.message);
}

/// A value or an Error. Test with `if (!result)`, read with `*result` or `result.error()`.
template <class T>
using Result = boost::system::result<T, Error>;

inline Error fail(ErrorCode code, std::string message, std::string detail = {}) {
    return Error{code, std::move(message), std::move(detail)};
}

}  // namespace relay
