#pragma once

#include "ui/common/looks.h"
#include "ui/keys/key_row.h"

#include <QStringList>

namespace ui::keys {

/// What a key is bound to, or may be.
struct Binding {
    QString id;
    QString name;

    bool operator==(const Binding&) const = default;
};

/// Accounts and groups that keys can be bound to.
struct Bindings {
    QList<Binding> accounts;
    QList<Binding> groups;
};

/// A key's state as a sign and words: "expires in 3 days".
common::StateLook lookOf(const KeyRow& row, const QDateTime& now);
/// "in 3 days", "30 days from first use", "never".
QString expiryInWords(const api::ApiKey& key, const QDateTime& now);
/// "Cost this month"; with a family "Cost this month, opus".
QString limitName(const api::LimitRow& limit);
/// Used or allowed of that kind: money, a count or tokens.
QString limitAmount(const api::LimitRow& limit, const QString& amount);
/// What the key may be used for, a sentence a line: "May use claude-* except *opus*."
QStringList rulesInWords(const api::ApiKey& key, const Bindings& bindings, const QDateTime& now);

}  // namespace ui::keys
