#include "ui/setup/port_probe.h"

#include <QHostAddress>
#include <QTcpServer>

#include <algorithm>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPortsToTry = 50;
constexpr int kLastPort = 65'535;

QHostAddress addressOf(const QString& host) {
    if (host == "localhost"_L1) return QHostAddress(QHostAddress::LocalHost);
    return QHostAddress(host);
}

}  // namespace

PortState probePort(const QString& host, int port) {
    const QHostAddress address = addressOf(host);
    if (address.isNull() || port <= 0 || port > kLastPort) return PortState::Unknown;
    QTcpServer probe;
    if (probe.listen(address, static_cast<quint16>(port))) return PortState::Free;
    switch (probe.serverError()) {
        case QAbstractSocket::AddressInUseError:
            return PortState::Taken;
        case QAbstractSocket::SocketAccessError:
            return PortState::NotAllowed;
        default:
            return PortState::Unknown;
    }
}

int nextFreePort(const QString& host, int port) {
    const int last = std::min(port + kPortsToTry, kLastPort);
    for (int next = port + 1; next <= last; ++next)
        if (probePort(host, next) == PortState::Free) return next;
    return 0;
}

}  // namespace ui::setup
