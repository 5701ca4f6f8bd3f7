#include "cli/secret_input.h"

#include "cli/terminal.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <fstream>
#include <iterator>
#include <optional>

namespace relay::cli {

namespace {

Result<std::string> readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::NotFound, "The file '" + path + "' cannot be read.");
    std::string text(std::istreambuf_iterator<char>(file), {});
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.pop_back();
    return text;
}

}  // namespace

void addSecretFlags(CLI::App& command, const std::string& name, SecretSource& source) {
    CLI::Option* fromStdin = command.add_flag("--" + name + "-stdin", source.fromStdin,
                                              "Read the " + name + " from standard input");
    command.add_option("--" + name + "-file", source.file, "Read the " + name + " from this file")
        ->type_name("FILE")
        ->excludes(fromStdin);
}

Result<std::string> readSecret(Terminal& terminal, const SecretSource& source, const std::string& name,
                               const std::string& question) {
    std::string secret;
    if (source.fromStdin) {
        secret = terminal.readAll();
    } else if (!source.file.empty()) {
        Result<std::string> read = readFile(source.file);
        if (!read) return read;
        secret = std::move(*read);
    } else if (terminal.interactive()) {
        secret = terminal.askHidden(question).value_or("");
    } else {
        return fail(ErrorCode::InvalidRequest, "The " + name + " is missing: pipe it in with --" + name +
                                                   "-stdin, or name a file with --" + name + "-file.");
    }
    if (secret.empty()) return fail(ErrorCode::InvalidRequest, "The " + name + " is empty.");
    return secret;
}

}  // namespace relay::cli
