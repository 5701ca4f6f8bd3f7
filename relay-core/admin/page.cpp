#include "admin/page.h"

#include "base/text.h"

namespace relay::admin {
namespace {

constexpr std::uint64_t kMostOffset = 10'000'000;
constexpr std::uint64_t kMostLimit = 100'000;

}  // namespace

Page readPage(QueryFields& query) {
    Page page;
    page.search = toLower(query.text("search"));
    page.offset = query.number("offset", 0, kMostOffset).value_or(0);
    page.limit = query.number("limit", 1, kMostLimit).value_or(0);
    return page;
}

bool found(const Page& page, std::string_view text) {
    return page.search.empty() || toLower(text).find(page.search) != std::string::npos;
}

}  // namespace relay::admin
