#pragma once

#include "cli/command_line.h"
#include "cli/context.h"
#include "cli/moments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/json.hpp>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace relay::cli {

/// Answers admin calls from a table and keeps what was asked.
struct AdminScript {
    std::map<std::string, AdminResponse> answers;  ///< "GET /admin/keys"
    std::vector<AdminRequest> asked;
    std::string address = "http://127.0.0.1:3000";

    boost::json::value lastBody() const { return boost::json::parse(asked.back().body); }
};

class ScriptedClient final : public AdminClient {
public:
    explicit ScriptedClient(AdminScript& script) : m_script(script) {}
    Result<AdminResponse> call(const AdminRequest& request) override {
        m_script.asked.push_back(request);
        const std::string path = request.target.substr(0, request.target.find('?'));
        const auto found = m_script.answers.find(request.method + " " + path);
        if (found != m_script.answers.end()) return found->second;
        return AdminResponse{404, R"({"error":{"code":"NOT_FOUND","message":"no script for this"}})"};
    }
    std::string address() const override { return m_script.address; }

private:
    AdminScript& m_script;
};

/// A person who answers from a list, or nobody.
class ScriptedTerminal final : public Terminal {
public:
    bool interactive() const override { return present; }
    std::optional<std::string> ask(const std::string& question) override {
        questions.push_back(question);
        if (answers.empty()) return std::nullopt;
        std::string answer = answers.front();
        answers.pop_front();
        return answer;
    }
    std::optional<std::string> askHidden(const std::string& question) override { return ask(question); }
    std::string readAll() override { return input; }

    bool present = false;
    std::deque<std::string> answers;
    std::vector<std::string> questions;
    std::string input;
};

/// Runs command lines as the program would.
struct CommandRun {
    AdminScript script;
    ScriptedTerminal terminal;
    std::ostringstream out;
    std::ostringstream err;
    std::string connectError;
    std::function<bool()> pause = [] { return false; };

    int run(std::vector<std::string> arguments) {
        out.str({});
        err.str({});
        const Connect connect = [this](const Settings&) -> Result<std::unique_ptr<AdminClient>> {
            if (!connectError.empty()) return fail(ErrorCode::Conflict, connectError);
            return std::unique_ptr<AdminClient>(std::make_unique<ScriptedClient>(script));
        };
        Context context{"relaywrightd",
                        out,
                        err,
                        terminal,
                        connect,
                        [] { return *parseIsoTime("2026-11-23T15:54:50Z"); },
                        {},
                        false,
                        {},
                        pause};
        const std::unique_ptr<CLI::App> tree = commandTree(context);
        return runCommandLine(context, *tree, std::move(arguments));
    }
    boost::json::value json() const { return boost::json::parse(out.str()); }
};

}  // namespace relay::cli
