#include "contract/crowd.h"

#include <sys/resource.h>

namespace relay::test {

void raiseFileLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

std::vector<ClientAnswer> postAtOnce(const Rig& rig, std::size_t count,
                                     const std::function<std::string(std::size_t)>& body) {
    std::vector<RawClient> clients;
    clients.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        clients.push_back(rig.connect());
    for (std::size_t i = 0; i < count; ++i)
        clients[i].post(kMessages, rig.headers(), body(i));
    std::vector<ClientAnswer> answers;
    answers.reserve(count);
    for (RawClient& client : clients)
        answers.push_back(client.readAnswer());
    return answers;
}

std::map<int, std::size_t> statusesOf(const std::vector<ClientAnswer>& answers) {
    std::map<int, std::size_t> counts;
    for (const ClientAnswer& answer : answers)
        ++counts[answer.status];
    return counts;
}

}  // namespace relay::test
