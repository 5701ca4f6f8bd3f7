#include "observe/process_state.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace relay {
namespace {

// Places in /proc/self/stat behind the command's closing parenthesis, see proc(5).
constexpr std::size_t kUserTicks = 11;
constexpr std::size_t kSystemTicks = 12;
constexpr std::size_t kThreads = 17;
constexpr std::size_t kStartTicks = 19;
constexpr std::size_t kVirtualBytes = 20;
constexpr std::size_t kResidentPages = 21;

std::vector<std::uint64_t> statFields() {
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::size_t end = text.rfind(')');
    if (end == std::string::npos) return {};
    std::istringstream rest(text.substr(end + 1));
    std::vector<std::uint64_t> fields;
    for (std::string field; rest >> field;)
        fields.push_back(field.find_first_not_of("0123456789") == std::string::npos ? std::stoull(field) : 0);
    return fields;
}

double bootTime() {
    std::ifstream file("/proc/stat");
    for (std::string name; file >> name;) {
        double value = 0;
        if (name == "btime" && file >> value) return value;
    }
    return 0;
}

std::uint64_t openFiles() {
    std::error_code error;
    std::uint64_t count = 0;
    for (auto entry = std::filesystem::directory_iterator("/proc/self/fd", error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        ++count;
    return count > 0 ? count - 1 : 0;  // the listing holds one open itself
}

}  // namespace

ProcessState processState() {
    ProcessState state;
    const auto fields = statFields();
    if (fields.size() > kResidentPages) {
        const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
        state.cpuSeconds = static_cast<double>(fields[kUserTicks] + fields[kSystemTicks]) / ticks;
        state.threads = fields[kThreads];
        state.startedAt = bootTime() + static_cast<double>(fields[kStartTicks]) / ticks;
        state.virtualBytes = fields[kVirtualBytes];
        state.residentBytes = fields[kResidentPages] * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    }
    state.openFiles = openFiles();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) state.maxFiles = limit.rlim_cur;
    return state;
}

}  // namespace relay
