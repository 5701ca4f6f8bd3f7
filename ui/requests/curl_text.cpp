#include "ui/requests/curl_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxTokens = 256;

/// For a POSIX shell, between single quotes.
QString quoted(QString text) {
    return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

QString body(const QString& model, bool stream) {
    QJsonObject object{
        {u"model"_s, model},
        {u"max_tokens"_s, kMaxTokens},
        {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, u"Hello"_s}}}},
    };
    if (stream) object.insert(u"stream"_s, true);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

}  // namespace

QString curlText(const QUrl& relay, const QString& route, const QString& model, bool stream) {
    QUrl url = relay.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(route.startsWith(u'/') ? route : u"/v1/messages"_s);
    const bool reads = url.path().endsWith("/models"_L1) || model.isEmpty();
    QStringList lines{u"curl "_s + quoted(url.toString(QUrl::FullyEncoded)),
                      u"  -H \"x-api-key: $RELAY_KEY\""_s};
    if (!reads) {
        lines.append(u"  -H 'content-type: application/json'"_s);
        lines.append(u"  -H 'anthropic-version: 2023-06-01'"_s);
        lines.append(u"  -d "_s + quoted(body(model, stream)));
    }
    return lines.join(u" \\\n"_s);
}

}  // namespace ui::requests
