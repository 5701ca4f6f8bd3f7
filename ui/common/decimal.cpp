#include "ui/common/decimal.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace ui::common {

namespace {

struct Parts {
    bool negative = false;
    QString whole;
    QString fraction;
};

Parts partsOf(const QString& decimal) {
    Parts parts;
    QString text = decimal;
    parts.negative = text.startsWith(QLatin1Char('-'));
    if (parts.negative) text.remove(0, 1);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    parts.whole = point < 0 ? text : text.left(point);
    parts.fraction = point < 0 ? QString() : text.mid(point + 1);
    while (parts.whole.size() > 1 && parts.whole.startsWith(QLatin1Char('0')))
        parts.whole.remove(0, 1);
    if (parts.whole.isEmpty()) parts.whole = QStringLiteral("0");
    return parts;
}

/// One added to a run of digits: "199" -> "200", "99" -> "100".
QString next(QString digits) {
    for (qsizetype at = digits.size() - 1; at >= 0; --at) {
        if (digits.at(at) != QLatin1Char('9')) {
            digits[at] = QChar(digits.at(at).unicode() + 1);
            return digits;
        }
        digits[at] = QLatin1Char('0');
    }
    return QLatin1Char('1') + digits;
}

bool isZero(const QString& digits) {
    return std::all_of(digits.begin(), digits.end(), [](QChar digit) { return digit == QLatin1Char('0'); });
}

int compareDigits(const Parts& left, const Parts& right) {
    if (left.whole.size() != right.whole.size()) return left.whole.size() < right.whole.size() ? -1 : 1;
    const qsizetype places = std::max(left.fraction.size(), right.fraction.size());
    const QString one = left.whole + left.fraction.leftJustified(places, QLatin1Char('0'));
    const QString two = right.whole + right.fraction.leftJustified(places, QLatin1Char('0'));
    return one == two ? 0 : one < two ? -1 : 1;
}

}  // namespace

bool isDecimal(const QString& text) {
    static const QRegularExpression shape(QStringLiteral("^-?[0-9]+(\\.[0-9]+)?$"));
    return shape.match(text).hasMatch();
}

QString roundDecimal(const QString& decimal, int places) {
    const Parts parts = partsOf(decimal);
    const QString fraction = parts.fraction.leftJustified(places + 1, QLatin1Char('0'));
    QString digits = parts.whole + fraction.left(places);
    if (fraction.at(places) >= QLatin1Char('5')) digits = next(digits);
    const bool zero = isZero(digits);
    if (places > 0) digits.insert(digits.size() - places, QLatin1Char('.'));
    return parts.negative && !zero ? QLatin1Char('-') + digits : digits;
}

int compareDecimal(const QString& left, const QString& right) {
    Parts one = partsOf(left);
    Parts two = partsOf(right);
    one.negative = one.negative && !isZero(one.whole + one.fraction);
    two.negative = two.negative && !isZero(two.whole + two.fraction);
    if (one.negative != two.negative) return one.negative ? -1 : 1;
    return one.negative ? compareDigits(two, one) : compareDigits(one, two);
}

}  // namespace ui::common
