#pragma once

#include <QString>

namespace ui::setup {

enum class PortState { Free, Taken, NotAllowed, Unknown };

/// Could a program on this machine listen there? Tries it, which takes microseconds; Unknown when `host` is no address
/// of this machine.
PortState probePort(const QString& host, int port);

/// The next free port after `port`; 0 when there is none nearby.
int nextFreePort(const QString& host, int port);

}  // namespace ui::setup
