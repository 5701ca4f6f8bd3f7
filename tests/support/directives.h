#pragma once

#include "support/fake_upstream.h"

namespace relay::test {

/// An answer ordered by the request itself: words in double square brackets anywhere in its body, so that a
/// client that cannot script the upstream can still say what it wants.
///
///     [[text some words]] [[tokens 10 20]] [[status 529 overloaded_error too busy]] [[retry-after 1]]
///     [[encoding gzip]] [[delay 300]] [[pace 20]] [[split 1]] [[cut 200]] [[no-stop]] [[endless]] [[tool]]
///
/// `pace` waits before each piece, `split` cuts the body into pieces of so many bytes, `cut` ends the
/// connection after so many, `tool` answers with a call of the tool `get_weather`. `once NAME` in front
/// applies all of them only to the first request that carries that name. Also answers count_tokens.
class DirectedUpstream {
public:
    Answer operator()(const Exchange& exchange);

private:
    bool firstTime(const std::string& name);

    std::shared_ptr<std::set<std::string>> m_names = std::make_shared<std::set<std::string>>();
    std::shared_ptr<std::mutex> m_mutex = std::make_shared<std::mutex>();
};

}  // namespace relay::test
