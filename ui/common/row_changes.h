#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace ui::common {

/// What has to happen to a list of keys to become another, in the order in which RowModel does it.
struct Span {
    int first = 0;
    int count = 0;

    bool operator==(const Span&) const = default;
};

/// Places in `now` whose keys are not wanted, last span first: removing one leaves the others where they are.
std::vector<Span> spansGone(const std::vector<QString>& now, const std::vector<QString>& wanted);

/// `now` holds only wanted keys. `order[new place] = old place`; empty when the order is right already.
std::vector<int> orderOf(const std::vector<QString>& now, const std::vector<QString>& wanted);

/// `now` is `wanted` with some missing. Places in `wanted` to insert, first span first.
std::vector<Span> spansNew(const std::vector<QString>& now, const std::vector<QString>& wanted);

}  // namespace ui::common
