#pragma once

#include <QHostAddress>
#include <QString>

namespace ui::api {

/// Whether that host is this machine itself, and reached by nobody else.
inline bool isLoopback(const QString& host) {
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

}  // namespace ui::api
