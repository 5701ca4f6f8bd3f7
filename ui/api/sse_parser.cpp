#include "ui/api/sse_parser.h"

#include <QJsonDocument>

namespace ui::api {

QJsonObject ServerEvent::json() const {
    return QJsonDocument::fromJson(data).object();
}

void SseParser::feed(QByteArrayView bytes, const Take& take) {
    for (const char c : bytes) {
        const bool partOfLast = m_afterReturn && c == '\n';
        m_afterReturn = c == '\r';
        if (partOfLast) continue;
        if (c == '\r' || c == '\n') {
            endLine(take);
        } else {
            m_line.append(c);
        }
    }
}

void SseParser::reset() {
    *this = SseParser();
}

void SseParser::endLine(const Take& take) {
    const QByteArray line = std::exchange(m_line, {});
    if (line.isEmpty()) {
        const QByteArray name = std::exchange(m_name, {});
        const QByteArray data = std::exchange(m_data, {});
        if (!std::exchange(m_hasData, false)) return;
        take({m_id, name.isEmpty() ? QStringLiteral("message") : QString::fromUtf8(name), data});
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0) return;  // a comment
    QByteArrayView value = colon < 0 ? QByteArrayView() : QByteArrayView(line).sliced(colon + 1);
    if (value.startsWith(' ')) value = value.sliced(1);
    field(colon < 0 ? QByteArrayView(line) : QByteArrayView(line).first(colon), value);
}

void SseParser::field(QByteArrayView name, QByteArrayView value) {
    if (name == "event") {
        m_name = value.toByteArray();
    } else if (name == "data") {
        if (m_hasData) m_data.append('\n');
        m_data.append(value);
        m_hasData = true;
    } else if (name == "id" && !value.contains('\0')) {
        m_id = value.toByteArray();
    } else if (name == "retry") {
        bool good = false;
        const int wait = value.toByteArray().toInt(&good);
        if (good && wait >= 0) m_retryMs = wait;
    }
}

}  // namespace ui::api
