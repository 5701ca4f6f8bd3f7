#pragma once

#include "admin/query_fields.h"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace relay::admin {

/// The part of a list that was asked for with `search`, `offset` and `limit`.
struct Page {
    std::string search;  ///< lower case; empty matches everything
    std::size_t offset = 0;
    std::size_t limit = 0;  ///< 0: no limit
};

Page readPage(QueryFields& query);

/// Whether the text holds what is searched for, whatever its case (ASCII).
bool found(const Page& page, std::string_view text);

/// `{"rows":[...],"total":n}`: `view` makes a row of each match on the page.
template <class Items, class Matches, class View>
boost::json::object pageOf(const Items& items, const Page& page, const Matches& matches, const View& view) {
    boost::json::array rows;
    std::size_t total = 0;
    for (const auto& item : items) {
        if (!matches(item)) continue;
        const std::size_t index = total++;
        const bool shown = index >= page.offset && (page.limit == 0 || index - page.offset < page.limit);
        if (shown) rows.emplace_back(view(item));
    }
    return {{"rows", std::move(rows)}, {"total", total}};
}

}  // namespace relay::admin
