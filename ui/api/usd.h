#pragma once

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace ui::api {

/// US dollars in whole nano-dollars, as the relay counts them: sums are exact, and no amount ever becomes a floating
/// point number.
struct Usd {
    qint64 nanos = 0;

    auto operator<=>(const Usd&) const = default;
    Usd& operator+=(Usd other) {
        nanos += other.nanos;
        return *this;
    }
    friend Usd operator+(Usd left, Usd right) { return {left.nanos + right.nanos}; }
    friend Usd operator-(Usd left, Usd right) { return {left.nanos - right.nanos}; }

    /// "12.5", "0.000123", "-1"; nothing for what is no such number or out of range (nine billion).
    static std::optional<Usd> fromDecimal(QStringView text);
    /// Without trailing zeros: "0", "0.000123", "12.5". What the API takes.
    QString toDecimal() const;
};

}  // namespace ui::api

Q_DECLARE_METATYPE(ui::api::Usd)
