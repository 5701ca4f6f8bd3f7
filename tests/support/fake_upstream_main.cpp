// The fake upstream as a program: prints "listening on http://127.0.0.1:PORT" and obeys the directives in
// request bodies (support/directives.h) until its standard input ends. A line "requests" on standard input is
// answered with one line of JSON: what came in so far.
#include "support/directives.h"
#include "support/fake_upstream.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>
#include <string>

namespace {

boost::json::array describe(const std::vector<relay::test::Exchange>& exchanges) {
    boost::json::array rows;
    for (const relay::test::Exchange& exchange : exchanges) {
        boost::json::array headers;
        for (const relay::test::Header& header : exchange.headers)
            headers.push_back(boost::json::array{header.name, header.value});
        rows.push_back({{"method", exchange.method},
                        {"target", exchange.target},
                        {"headers", headers},
                        {"body", exchange.body},
                        {"status", exchange.status},
                        {"answeredWhole", exchange.answeredWhole},
                        {"clientLeft", exchange.clientLeft}});
    }
    return rows;
}

}  // namespace

int main() {
    relay::test::FakeUpstream upstream{relay::test::DirectedUpstream{}};
    std::cout << "listening on " << upstream.url() << std::endl;
    std::string line;
    while (std::getline(std::cin, line))
        if (line == "requests")
            std::cout << boost::json::serialize(describe(upstream.exchanges())) << std::endl;
    return 0;
}
