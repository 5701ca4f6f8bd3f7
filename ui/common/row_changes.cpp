#include "ui/common/row_changes.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace ui::common {

std::vector<Span> spansGone(const std::vector<QString>& now, const std::vector<QString>& wanted) {
    const QSet<QString> kept(wanted.begin(), wanted.end());
    std::vector<Span> spans;
    for (int row = static_cast<int>(now.size()) - 1; row >= 0; --row) {
        if (kept.contains(now[static_cast<std::size_t>(row)])) continue;
        if (!spans.empty() && spans.back().first == row + 1)
            spans.back() = {row, spans.back().count + 1};
        else
            spans.push_back({row, 1});
    }
    return spans;
}

std::vector<int> orderOf(const std::vector<QString>& now, const std::vector<QString>& wanted) {
    QHash<QString, int> placeOf;
    placeOf.reserve(static_cast<qsizetype>(wanted.size()));
    for (std::size_t place = 0; place < wanted.size(); ++place)
        placeOf.insert(wanted[place], static_cast<int>(place));
    std::vector<int> target(now.size());
    std::ranges::transform(now, target.begin(),
                           [&placeOf](const QString& key) { return placeOf.value(key); });
    if (std::ranges::is_sorted(target)) return {};
    std::vector<int> order(now.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&target](int row) { return target[static_cast<std::size_t>(row)]; });
    return order;
}

std::vector<Span> spansNew(const std::vector<QString>& now, const std::vector<QString>& wanted) {
    std::vector<Span> spans;
    std::size_t at = 0;
    for (std::size_t place = 0; place < wanted.size(); ++place) {
        if (at < now.size() && now[at] == wanted[place]) {
            ++at;
            continue;
        }
        const int row = static_cast<int>(place);
        if (!spans.empty() && spans.back().first + spans.back().count == row)
            ++spans.back().count;
        else
            spans.push_back({row, 1});
    }
    return spans;
}

}  // namespace ui::common
