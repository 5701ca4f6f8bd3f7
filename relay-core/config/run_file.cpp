#include "config/run_file.h"

#include "config/file_access.h"

#include <unistd.h>
#include <boost/json.hpp>

namespace relay {
namespace {

constexpr std::size_t kLargestRunFile = 64 * 1024;

std::optional<RunFile> fromJson(std::string_view text) {
    boost::system::error_code error;
    const boost::json::value root = boost::json::parse(text, error);
    const boost::json::object* object = error ? nullptr : root.if_object();
    if (!object) return std::nullopt;
    const auto* pid = object->if_contains("pid");
    const auto* token = object->if_contains("token");
    const auto* addresses = object->if_contains("addresses");
    const auto* startedAt = object->if_contains("startedAt");
    const auto* version = object->if_contains("version");
    if (!pid || !pid->is_int64() || !token || !token->is_string() || !addresses || !addresses->is_array() ||
        !startedAt || !startedAt->is_int64() || !version || !version->is_string())
        return std::nullopt;
    RunFile file;
    file.pid = static_cast<pid_t>(pid->get_int64());
    file.token = SecretString(std::string(token->get_string()));
    file.startedAt = startedAt->get_int64();
    file.version = std::string(version->get_string());
    for (const auto& address : addresses->get_array()) {
        if (!address.is_string()) return std::nullopt;
        file.addresses.emplace_back(address.get_string());
    }
    return file;
}

}  // namespace

Result<void> writeRunFile(const DataDirectory& directory, const RunFile& file) {
    boost::json::object object;
    object["pid"] = file.pid;
    object["addresses"] = boost::json::array(file.addresses.begin(), file.addresses.end());
    object["token"] = boost::json::string_view(file.token.reveal());
    object["startedAt"] = file.startedAt;
    object["version"] = file.version;
    const SecretString text(boost::json::serialize(object) + "\n");
    return writeFileAtomically(directory.runFile(), text.reveal(), kPrivateFile);
}

void removeRunFile(const DataDirectory& directory) {
    ::unlink(directory.runFile().c_str());
}

std::optional<RunFile> readRunFile(const std::filesystem::path& dataDirectory) {
    const auto holder = DataDirectory::holder(dataDirectory);
    if (!holder) return std::nullopt;
    const auto text = readFile(dataDirectory / "run/engine.json", kLargestRunFile);
    if (!text) return std::nullopt;
    auto file = fromJson(*text);
    // The holder may just have started over what a dead engine left: that file speaks of another process.
    if (!file || (*holder != 0 && file->pid != *holder)) return std::nullopt;
    return file;
}

}  // namespace relay
