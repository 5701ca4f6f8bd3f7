#pragma once

#include "ui/api/api_key.h"
#include "ui/api/usage.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace ui::keys {

using Clock = std::function<QDateTime()>;

/// What a key has used in some time.
struct Used {
    qint64 requests = 0;
    qint64 tokens = 0;  ///< of all kinds
    api::Usd cost;

    bool operator==(const Used&) const = default;
    static Used of(const api::UsageRow& row);
};

/// The limit of a key of which the greatest part is gone.
struct Tightest {
    QString kind;      ///< as in api::LimitRow
    double share = 0;  ///< of the limit, 1: all of it

    bool operator==(const Tightest&) const = default;
};

/// A key with what is known of its use: one row of the table.
struct KeyRow {
    api::ApiKey key;
    Used today;
    Used month;
    int inFlight = 0;
    QDateTime lastUsedAt;             ///< invalid: never, or not known yet
    std::optional<Tightest> counted;  ///< of its own counters, once they were asked for
    QList<double> spark;              ///< requests of the last day; empty until asked for

    bool operator==(const KeyRow& other) const;
};

enum class KeyState { Active, ExpiresSoon, NotActivated, AtLimit, Expired, Disabled };

/// Fewer days than this are "soon".
inline constexpr int kSoonDays = 7;
/// A limit is near from this share on.
inline constexpr double kNear = 0.8;

/// The limits that hold now: the key's own, those of a temporary override in their place while it lasts.
api::KeyLimits limitsInForce(const api::ApiKey& key, const QDateTime& now);
/// Nothing: no limit of this key is known to be touched.
std::optional<Tightest> tightestOf(const KeyRow& row, const QDateTime& now);
/// Of the rows of `GET /admin/keys/{id}/limits`; those of a time that is over do not count.
std::optional<Tightest> tightestIn(const QList<api::LimitRow>& limits, const QDateTime& now);
/// `used` and what is held of it, of its limit; nothing without one.
std::optional<double> shareOf(const api::LimitRow& limit);
/// How far used, where it is known without asking for the key's counters.
double shareOf(api::Usd used, api::Usd limit);

KeyState stateOf(const KeyRow& row, const QDateTime& now);
/// Usable, and 80 % of a limit are gone.
bool isNearLimit(const KeyRow& row, const QDateTime& now);

}  // namespace ui::keys
