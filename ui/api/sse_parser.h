#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace ui::api {

/// One event of a stream of server-sent events.
struct ServerEvent {
    QByteArray id;  ///< of the last `id:` line so far
    QString name;   ///< "message" when the server gave none
    QByteArray data;

    QJsonObject json() const;
};

/// Server-sent events from bytes that may be cut anywhere, between the two bytes of a line's end too.
/// Source: HTML Living Standard, 9.2.6 (an event without data is none; a line may end with CR, LF or both).
class SseParser {
public:
    using Take = std::function<void(const ServerEvent&)>;

    void feed(QByteArrayView bytes, const Take& take);
    void reset();

    /// What the server asks for with `retry:`, in milliseconds.
    std::optional<int> retryMs() const { return m_retryMs; }

private:
    void endLine(const Take& take);
    void field(QByteArrayView name, QByteArrayView value);

    QByteArray m_line;
    QByteArray m_name;
    QByteArray m_data;
    QByteArray m_id;
    std::optional<int> m_retryMs;
    bool m_hasData = false;
    bool m_afterReturn = false;  ///< a line feed now belongs to the line that has ended already
};

}  // namespace ui::api
