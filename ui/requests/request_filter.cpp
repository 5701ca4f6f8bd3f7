#include "ui/requests/request_filter.h"

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

bool outcomeFits(const QString& wanted, RequestOutcome outcome) {
    if (wanted == "running"_L1) return outcome == RequestOutcome::Running;
    if (wanted == "succeeded"_L1) return outcome == RequestOutcome::Succeeded;
    if (wanted == "failed"_L1) return outcome == RequestOutcome::Failed;
    if (wanted == "refused"_L1)
        return outcome == RequestOutcome::Refused || outcome == RequestOutcome::Rejected;
    if (wanted == "client_gone"_L1) return outcome == RequestOutcome::ClientGone;
    return true;
}

bool among(const QStringList& wanted, const QString& value) {
    return wanted.isEmpty() || wanted.contains(value);
}

}  // namespace

bool RequestFilter::isEmpty() const {
    return outcome.isEmpty() && keys.isEmpty() && accounts.isEmpty() && models.isEmpty() &&
           statuses.isEmpty() && search.isEmpty();
}

bool RequestFilter::accepts(const RequestRow& row) const {
    if (!outcomeFits(outcome, row.outcome)) return false;
    const bool key =
        row.keyId.isEmpty() && !keys.isEmpty() ? keyNames.contains(row.keyName) : among(keys, row.keyId);
    return key && among(accounts, row.accountId) && among(models, row.model) &&
           (statuses.isEmpty() || statuses.contains(QString::number(row.status)));
}

QUrlQuery RequestFilter::toQuery() const {
    QUrlQuery query;
    const auto single = [&query](const QString& name, const QStringList& values) {
        if (values.size() == 1)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(values.first())));
    };
    if (outcome == "running"_L1)
        query.addQueryItem(u"outcome"_s, u"open"_s);
    else if (outcome == "refused"_L1)
        query.addQueryItem(u"outcome"_s, u"rejected"_s);
    else if (!outcome.isEmpty())
        query.addQueryItem(u"outcome"_s, outcome);
    single(u"keyId"_s, keys);
    single(u"accountId"_s, accounts);
    single(u"model"_s, models);
    single(u"status"_s, statuses);
    if (!search.isEmpty()) single(u"search"_s, {search});
    return query;
}

}  // namespace ui::requests
