#pragma once

#include "ui/api/answer.h"

#include <QList>

class QNetworkReply;
class QSslError;

namespace ui::api {

/// What a finished reply means. `fingerprint`: of the certificate that was rejected, if one was.
Outcome readReply(const QNetworkReply& reply, const QByteArray& body, const QString& fingerprint);

/// Is the answer, whose head is there, a stream of events?
bool isEventStream(const QNetworkReply& reply);

/// SHA-256 of the certificate that the errors are about, "AB:CD:..."; empty when they are about none.
QString fingerprintOf(const QList<QSslError>& errors);

}  // namespace ui::api
