#pragma once

#include <QJsonObject>
#include <QString>

#include <variant>

namespace ui::api {

/// What a call brought: the answer's JSON, empty for 204.
struct Answer {
    QJsonObject body;
};

/// Why a call brought nothing.
struct ApiError {
    enum class Kind {
        Unreachable,          ///< nobody answered at the address, or not in time
        CertificateRejected,  ///< HTTPS with a certificate that nobody vouches for: see `fingerprint`
        NotARelay,            ///< somebody else listens at the address
        SessionExpired,       ///< the credential is not, or no longer, good
        Restarting,           ///< the engine is stopping or not ready yet
        Refused,              ///< understood and not done: not allowed, not there, changed by somebody else
        Invalid,              ///< what was sent is wrong: `field` says where, when the relay names it
        Failed,               ///< the relay's own fault
    };

    Kind kind = Kind::Failed;
    int status = 0;       ///< of HTTP; 0: there was no answer
    QString code;         ///< the relay's word: "NOT_FOUND"
    QString message;      ///< in words, to show
    QString field;        ///< of the request, when the message is about one
    QString requestId;    ///< finds the call in the relay's log
    QString fingerprint;  ///< of a rejected certificate: SHA-256, "AB:CD:..."
    int retryAfterSeconds = 0;
};

/// Either of the two.
class Outcome {
public:
    Outcome(Answer answer) : m_value(std::move(answer)) {}
    Outcome(ApiError error) : m_value(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<Answer>(m_value); }
    const QJsonObject& body() const { return std::get<Answer>(m_value).body; }
    const ApiError& error() const { return std::get<ApiError>(m_value); }

private:
    std::variant<Answer, ApiError> m_value;
};

}  // namespace ui::api
