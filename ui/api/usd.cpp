#include "ui/api/usd.h"

namespace ui::api {

namespace {

constexpr qint64 kNanosPerDollar = 1'000'000'000;
constexpr qsizetype kDecimals = 9;
constexpr qint64 kMostDollars = 9'000'000'000;

/// Digits alone; an empty text is 0.
std::optional<qint64> digits(QStringView text) {
    qint64 value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9') return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
        if (value > kMostDollars) return std::nullopt;
    }
    return value;
}

}  // namespace

std::optional<Usd> Usd::fromDecimal(QStringView text) {
    const bool negative = text.startsWith(u'-');
    if (negative) text = text.sliced(1);
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    while (fraction.size() > kDecimals && fraction.endsWith(u'0'))
        fraction.chop(1);
    if ((whole.isEmpty() && fraction.isEmpty()) || fraction.size() > kDecimals) return std::nullopt;
    const std::optional<qint64> dollars = digits(whole);
    std::optional<qint64> nanos = digits(fraction);
    if (!dollars || !nanos) return std::nullopt;
    for (qsizetype i = fraction.size(); i < kDecimals; ++i)
        *nanos *= 10;
    const qint64 amount = *dollars * kNanosPerDollar + *nanos;
    return Usd{negative ? -amount : amount};
}

QString Usd::toDecimal() const {
    const quint64 amount = nanos < 0 ? quint64(0) - quint64(nanos) : quint64(nanos);
    QString text = QString::number(amount / quint64(kNanosPerDollar));
    const quint64 rest = amount % quint64(kNanosPerDollar);
    if (rest != 0) {
        QString fraction = QString::number(rest).rightJustified(kDecimals, u'0');
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        text += u'.' + fraction;
    }
    return nanos < 0 ? u'-' + text : text;
}

}  // namespace ui::api
