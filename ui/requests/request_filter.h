#pragma once

#include "ui/requests/request_row.h"

#include <QStringList>
#include <QUrlQuery>

namespace ui::requests {

/// Which requests are wanted. Says it of a row at hand and, as far as the ledger can be asked that, as a query.
struct RequestFilter {
    QString outcome = {};       ///< "" (all), "running", "succeeded", "failed", "refused", "client_gone"
    QStringList keys = {};      ///< ids; a request that has just begun is known by its key's name alone
    QStringList accounts = {};  ///< ids
    QStringList models = {};
    QStringList statuses = {};
    QString search = {};
    QStringList keyNames = {};  ///< of `keys`

    bool operator==(const RequestFilter&) const = default;
    bool isEmpty() const;
    /// All but the search, which the table itself looks for.
    bool accepts(const RequestRow& row) const;
    /// Of GET /admin/attempts. What it leaves out, accepts() still refuses.
    QUrlQuery toQuery() const;
};

}  // namespace ui::requests
