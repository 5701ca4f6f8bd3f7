#include "ui/api/reply_reading.h"

#include "ui/api/json_fields.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>

#if QT_CONFIG(ssl)
#include <QSslCertificate>
#include <QSslError>
#endif

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Words for what failed before there was an answer.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::api::Text)
};

QString wordsFor(const QNetworkReply& reply) {
    const QString where = reply.url().authority();
    switch (reply.error()) {
        case QNetworkReply::ConnectionRefusedError:
            return Text::tr("Nothing listens at %1.").arg(where);
        case QNetworkReply::HostNotFoundError:
            return Text::tr("There is no machine named %1.").arg(reply.url().host());
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError:
            return Text::tr("%1 did not answer in time.").arg(where);
        case QNetworkReply::RemoteHostClosedError:
            return Text::tr("%1 closed the connection before it had answered.").arg(where);
        case QNetworkReply::SslHandshakeFailedError:
            return Text::tr("No secure connection to %1 could be made.").arg(where);
        default:
            return Text::tr("%1 cannot be reached: %2").arg(where, reply.errorString());
    }
}

ApiError::Kind kindOf(int status, const QString& code, bool hadToken) {
    if (code == "SHUTTING_DOWN"_L1) return ApiError::Kind::Restarting;
    switch (status) {
        case 400:
        case 413:
        case 422:
            return ApiError::Kind::Invalid;
        case 401:
            return hadToken ? ApiError::Kind::SessionExpired : ApiError::Kind::Refused;
        default:
            return status >= 500 ? ApiError::Kind::Failed : ApiError::Kind::Refused;
    }
}

/// The relay says `field "name" must be ...`.
QString fieldIn(const QString& message) {
    static const QRegularExpression kField(u"field \"([A-Za-z0-9_.]+)\""_s);
    return kField.match(message).captured(1);
}

ApiError unanswered(const QNetworkReply& reply, const QString& fingerprint) {
    ApiError error;
    error.kind = ApiError::Kind::Unreachable;
    error.message = wordsFor(reply);
    if (!fingerprint.isEmpty()) {
        error.kind = ApiError::Kind::CertificateRejected;
        error.fingerprint = fingerprint;
        error.message = Text::tr("Nobody vouches for the certificate of %1.").arg(reply.url().authority());
    }
    return error;
}

ApiError refusal(const QNetworkReply& reply, int status, const QByteArray& body) {
    const JsonFields document(QJsonDocument::fromJson(body).object());
    const JsonFields told(document.object("error"_L1));
    ApiError error;
    error.status = status;
    error.code = told.text("code"_L1);
    error.message = told.text("message"_L1);
    error.field = told.text("field"_L1);
    error.requestId = document.text("requestId"_L1);
    error.retryAfterSeconds = reply.rawHeader("retry-after").toInt();
    error.kind = kindOf(status, error.code, reply.request().hasRawHeader("authorization"));
    if (error.message.isEmpty()) error.message = Text::tr("The relay answered with status %1.").arg(status);
    if (error.field.isEmpty()) error.field = fieldIn(error.message);
    return error;
}

ApiError strange(const QNetworkReply& reply, int status) {
    ApiError error;
    error.kind = ApiError::Kind::NotARelay;
    error.status = status;
    error.message = Text::tr("What listens at %1 is not a relay.").arg(reply.url().authority());
    return error;
}

}  // namespace

Outcome readReply(const QNetworkReply& reply, const QByteArray& body, const QString& fingerprint) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool cut =
        reply.error() != QNetworkReply::NoError && reply.error() < QNetworkReply::ContentAccessDenied;
    if (status == 0 || cut) return unanswered(reply, fingerprint);
    if (!reply.hasRawHeader("relaywright-api")) return strange(reply, status);
    if (status < 200 || status > 299) return refusal(reply, status, body);
    if (body.isEmpty() || isEventStream(reply)) return Answer{};
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) return strange(reply, status);
    return Answer{document.object()};
}

bool isEventStream(const QNetworkReply& reply) {
    return reply.rawHeader("content-type").startsWith("text/event-stream");
}

QString fingerprintOf(const QList<QSslError>& errors) {
#if QT_CONFIG(ssl)
    for (const QSslError& error : errors) {
        if (error.certificate().isNull()) continue;
        const QByteArray digest = error.certificate().digest(QCryptographicHash::Sha256);
        return QString::fromLatin1(digest.toHex(':').toUpper());
    }
#endif
    return {};
}

}  // namespace ui::api
