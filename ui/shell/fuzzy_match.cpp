#include "ui/shell/fuzzy_match.h"

#include <algorithm>
#include <vector>

namespace ui::shell {

namespace {

constexpr int kLetter = 1;
constexpr int kNextTo = 5;
constexpr int kWordStart = 8;
constexpr int kTextStart = 4;
constexpr int kNone = -1'000'000;

bool startsWord(QStringView text, qsizetype at) {
    if (at == 0 || !text[at - 1].isLetterOrNumber()) return true;
    return text[at].isUpper() && text[at - 1].isLower();
}

}  // namespace

std::optional<int> fuzzyMatch(QStringView pattern, QStringView text) {
    // best[j]: of the pattern so far, its last letter at text[j]; the best of all places, not the first that fits.
    std::vector<int> best(static_cast<std::size_t>(text.size()), 0);
    bool first = true;
    for (const QChar typed : pattern) {
        if (typed.isSpace()) continue;
        std::vector<int> next(best.size(), kNone);
        int before = first ? 0 : kNone;  // the best that ends left of j - 1
        for (std::size_t j = 0; j < best.size(); ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int beside = !first && j > 0 ? best[j - 1] + kNextTo : kNone;
            const int from = std::max(before, beside);
            if (text[at].toCaseFolded() == typed.toCaseFolded() && from > kNone / 2) {
                next[j] =
                    from + kLetter + (startsWord(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
            }
            if (!first && j > 0) before = std::max(before, best[j - 1]);
        }
        best = std::move(next);
        first = false;
    }
    if (first) return 0;
    const auto highest = std::max_element(best.begin(), best.end());
    if (highest == best.end() || *highest < kNone / 2) return std::nullopt;
    return *highest;
}

}  // namespace ui::shell
