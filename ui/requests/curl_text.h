#pragma once

#include <QString>
#include <QUrl>

namespace ui::requests {

/// A command that sends such a request anew: the relay's address, the route and the model. In the place of the key
/// stands $RELAY_KEY, and of the prompt, which nobody keeps, an example.
QString curlText(const QUrl& relay, const QString& route, const QString& model, bool stream);

}  // namespace ui::requests
