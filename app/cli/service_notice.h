#pragma once

#include <string_view>

namespace relay::cli {

/// Tells the service manager that started us how we are doing, as systemd's sd_notify(3) describes:
/// `READY=1`, `STOPPING=1`, one datagram to $NOTIFY_SOCKET. Without that variable nothing happens.
void noticeService(std::string_view state);

}  // namespace relay::cli
