#include "cli/port_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

namespace relay::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListening = "0A";

/// Inodes of the sockets that listen on `port`. Lines of /proc/net/tcp: slot, local address:port in hex,
/// remote, state, queues, timer, retransmits, user, timeout, inode.
void collectInodes(const char* table, std::uint16_t port, std::set<std::string>& inodes) {
    std::ifstream file(table);
    const std::string suffix = fmt::format(":{:04X}", port);
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string slot, local, remote, state, queues, timer, retransmits, user, timeout, inode;
        fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >>
            inode;
        if (state == kListening && local.ends_with(suffix)) inodes.insert("socket:[" + inode + "]");
    }
}

bool holdsAny(const fs::path& process, const std::set<std::string>& inodes) {
    std::error_code error;
    for (fs::directory_iterator at(process / "fd", error), end; !error && at != end; at.increment(error)) {
        std::error_code unreadable;
        if (inodes.contains(fs::read_symlink(at->path(), unreadable).string())) return true;
    }
    return false;
}

bool isProcess(const std::string& name) {
    return std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string portOwner(std::uint16_t port) {
    std::set<std::string> inodes;
    collectInodes("/proc/net/tcp", port, inodes);
    collectInodes("/proc/net/tcp6", port, inodes);
    if (inodes.empty()) return {};
    std::error_code error;
    for (fs::directory_iterator at("/proc", error), end; !error && at != end; at.increment(error)) {
        const std::string id = at->path().filename().string();
        if (!isProcess(id) || !holdsAny(at->path(), inodes)) continue;
        std::ifstream file(at->path() / "comm");
        std::string command;
        std::getline(file, command);
        return fmt::format("{} (process {})", command, id);
    }
    return {};
}

}  // namespace relay::cli
