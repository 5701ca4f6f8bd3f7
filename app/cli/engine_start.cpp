#include "cli/engine_start.h"

#include "cli/admin_call.h"
#include "cli/port_owner.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <utility>

namespace relay::cli {

namespace json = boost::json;

Result<std::unique_ptr<Engine>> openEngine(const Settings& settings) {
    Result<std::unique_ptr<Engine>> engine = Engine::open(settings);
    if (engine) return engine;
    Error error = engine.error();
    if (error.code == ErrorCode::Conflict) error.message += "\nStop it first, or give another --data-dir.";
    return error;
}

Result<void> listen(Engine& engine, const Settings& settings) {
    const Result<void> listening = engine.listen();
    if (listening) return {};
    Error error = listening.error();
    if (error.code == ErrorCode::Conflict) {
        const std::string owner = portOwner(settings.port);
        if (!owner.empty()) error.message += fmt::format("; {} listens there", owner);
        error.message +=
            "\nStop that program, or choose another port: --port 3001, or --port 0 for any that is free.";
    }
    return error;
}

Result<std::unique_ptr<Engine>> startEngine(const Settings& settings) {
    Result<std::unique_ptr<Engine>> engine = openEngine(settings);
    if (!engine) return engine;
    const Result<void> listening = listen(**engine, settings);
    if (!listening) return listening.error();
    return engine;
}

std::string firstSteps(Engine& engine, const std::string& program) {
    const AdminResponse response = engine.call({"GET", "/admin/status", {}});
    boost::system::error_code broken;
    const json::value answer = json::parse(response.body, broken);
    if (broken || !answer.is_object()) return {};
    const json::object& status = answer.get_object();
    std::string steps;
    if (countField(objectField(status, "accounts"), "total") == 0) {
        steps += fmt::format("  add an account:   {} accounts add --help\n", program);
    }
    if (countField(objectField(status, "keys"), "total") == 0) {
        steps += fmt::format("  make a key:       {} keys create --name laptop\n", program);
    }
    if (const std::string token = engine.setupTokenFile(); !token.empty()) {
        steps += fmt::format("  administrator:    {} setup   (or in the console, with the token in {})\n",
                             program, token);
    }
    return steps;
}

}  // namespace relay::cli
