#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/secret_input.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include <sys/random.h>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kSetup = "/admin/setup";

struct SetupOptions {
    std::string user;
    SecretSource password;
    bool force = false;
    bool resetPassword = false;
};

struct Password {
    std::string text;
    bool madeUp = false;
};

/// A hundred random bits in letters that are not taken for one another.
Result<std::string> madeUpPassword() {
    constexpr std::string_view kAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    static_assert(kAlphabet.size() == 32);
    std::array<unsigned char, 20> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return fail(ErrorCode::Internal, "The system gave no random numbers.");
    }
    std::string password;
    for (const unsigned char byte : bytes)
        password += kAlphabet[byte % kAlphabet.size()];
    return password;
}

Result<Password> askedTwice(Terminal& terminal) {
    const std::string first = terminal.askHidden("Password (empty: one is made up): ").value_or("");
    if (first.empty()) {
        Result<std::string> password = madeUpPassword();
        if (!password) return password.error();
        return Password{std::move(*password), true};
    }
    if (terminal.askHidden("Once more: ").value_or("") != first) {
        return fail(ErrorCode::InvalidRequest, "The two passwords differ. Nothing was changed.");
    }
    return Password{first, false};
}

Result<Password> passwordFor(Terminal& terminal, const SecretSource& source) {
    if (source.given()) {
        Result<std::string> password = readSecret(terminal, source, "admin-password", {});
        if (!password) return password.error();
        return Password{std::move(*password), false};
    }
    if (terminal.interactive()) return askedTwice(terminal);
    Result<std::string> password = madeUpPassword();
    if (!password) return password.error();
    return Password{std::move(*password), true};
}

void printDone(Context& context, const std::string& user, const Password& password) {
    if (context.json) {
        json::object answer{{"username", user}, {"done", true}};
        if (password.madeUp) answer["password"] = password.text;
        context.out << json::serialize(answer) << '\n';
        return;
    }
    context.out << fmt::format("Administrator '{}' is set up.\n", user);
    if (password.madeUp) context.out << fmt::format("Password, shown this once: {}\n", password.text);
    context.out << fmt::format("Next: {} accounts add --help\n", context.program);
}

Result<void> printAlreadyDone(Context& context) {
    if (context.json) {
        context.out << json::serialize(json::object{{"done", false}, {"reason", "exists"}}) << '\n';
    } else {
        context.out << "There is an administrator already; nothing was changed.\n"
                       "A new password: --reset-password. Another administrator in its place: --force.\n";
    }
    return {};
}

Result<void> setup(Context& context, const SetupOptions& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::value> state = callAdmin(*session->client, "GET", kSetup);
    if (!state) return state.error();
    const bool needed = flagField(state->as_object(), "needed");
    if (!needed && !options.force && !options.resetPassword) return printAlreadyDone(context);

    const Result<Password> password = passwordFor(context.terminal, options.password);
    if (!password) return password.error();
    json::object body{{"password", password->text}};
    const bool keepName = options.resetPassword && options.user.empty() && !needed;
    if (!keepName) body["username"] = options.user.empty() ? "admin" : options.user;
    if (!needed) body["force"] = true;
    const Result<json::value> made = callAdmin(*session->client, "POST", kSetup, body);
    if (!made) return made.error();
    const std::string user = textField(made->as_object(), "username");
    printDone(context, user, *password);
    return {};
}

}  // namespace

void addSetup(CLI::App& root, Context& context) {
    auto options = std::make_shared<SetupOptions>();
    CLI::App* command = addCommand(root, context, "setup", "Create the administrator of the console",
                                   "setup --admin-user admin --admin-password-stdin < password.txt",
                                   [&context, options] { return setup(context, *options); });
    command->add_option("--admin-user", options->user, "Name to sign in with (admin)")->type_name("NAME");
    addSecretFlags(*command, "admin-password", options->password);
    CLI::Option* force = command->add_flag("--force", options->force, "Replace the administrator there is");
    command
        ->add_flag("--reset-password", options->resetPassword,
                   "Keep the name, set a new password; all sessions end")
        ->excludes(force);
}

}  // namespace relay::cli
