#include "cli/completion.h"

#include "cli/context.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/json.hpp>

#include <functional>
#include <memory>
#include <ostream>
#include <string_view>
#include <vector>

namespace relay::cli {

namespace {

std::vector<const CLI::App*> children(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> optionsOf(const CLI::App& app) {
    return app.get_options([](const CLI::Option*) { return true; });
}

/// Calls `visit` for a command and all below it, with its path: "", "/accounts", "/accounts/add".
void walk(const CLI::App& app, const std::string& path,
          const std::function<void(const CLI::App&, const std::string&)>& visit) {
    visit(app, path);
    for (const CLI::App* child : children(app))
        walk(*child, path + "/" + child->get_name(), visit);
}

/// The values an option is limited to, "a b c"; CLI11 tells them only as "{a,b,c}" in the option's type.
std::string choicesOf(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return {};
    std::string choices = type.substr(open + 1, close - open - 1);
    for (char& c : choices) {
        if (c == ',') c = ' ';
    }
    return choices;
}

bool takesFile(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    return type.starts_with("FILE") || type.starts_with("PATH");
}

bool takesValue(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

/// What may stand next: commands, flags, and the values of a positional argument that is limited to some.
std::vector<std::pair<std::string, std::string>> wordsOf(const CLI::App& app) {
    std::vector<std::pair<std::string, std::string>> words;
    for (const CLI::App* child : children(app))
        words.emplace_back(child->get_name(), child->get_description());
    for (const CLI::Option* option : optionsOf(app)) {
        for (const std::string& name : option->get_lnames())
            words.emplace_back("--" + name, option->get_description());
        if (!option->nonpositional()) words.emplace_back(choicesOf(*option), option->get_description());
    }
    std::erase_if(words, [](const auto& word) { return word.first.empty(); });
    return words;
}

std::string pathPatterns(const CLI::App& tree) {
    std::string patterns;
    walk(tree, "", [&](const CLI::App&, const std::string& path) {
        if (!path.empty()) patterns += (patterns.empty() ? "" : "|") + path;
    });
    return patterns;
}

/// The lines that complete an option's value, one case each; `reply` writes the shell's command for words or
/// files.
std::string valueCases(const CLI::App& tree,
                       const std::function<std::string(const std::string&, bool)>& reply) {
    std::string cases;
    walk(tree, "", [&](const CLI::App& app, const std::string& path) {
        for (const CLI::Option* option : optionsOf(app)) {
            if (!takesValue(*option)) continue;
            for (const std::string& name : option->get_lnames()) {
                cases += fmt::format("        \"{} --{}\") {}; return ;;\n", path, name,
                                     reply(choicesOf(*option), takesFile(*option)));
            }
        }
    });
    return cases;
}

std::string identifier(std::string name) {
    for (char& c : name) {
        if (c == '-') c = '_';
    }
    return "_" + name;
}

/// For a zsh list in single quotes: "word:what it does".
std::string zshEntry(const std::string& word, const std::string& description) {
    std::string text;
    for (const char c : word)
        text += c == ':' ? std::string("\\:") : std::string(1, c);
    text += ':';
    for (const char c : description)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return "'" + text + "'";
}

}  // namespace

std::string bashCompletion(const CLI::App& tree) {
    const std::string name = tree.get_name();
    const auto reply = [](const std::string& choices, bool file) -> std::string {
        if (!choices.empty()) return fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))", choices);
        return file ? "COMPREPLY=($(compgen -f -- \"$current\"))" : "COMPREPLY=()";
    };
    std::string words;
    walk(tree, "", [&](const CLI::App& app, const std::string& path) {
        std::string list;
        for (const auto& [word, description] : wordsOf(app))
            list += (list.empty() ? "" : " ") + word;
        words += fmt::format("        \"{}\") words=\"{}\" ;;\n", path, list);
    });
    return fmt::format(R"(# bash completion for {0}
{1}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} path="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path/${{COMP_WORDS[i]}}" in
        {2}) path="$path/${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$path $previous" in
{3}    esac
    case "$path" in
{4}    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -F {1} {0}
)",
                       name, identifier(name), pathPatterns(tree), valueCases(tree, reply), words);
}

std::string zshCompletion(const CLI::App& tree) {
    const std::string name = tree.get_name();
    const auto reply = [](const std::string& choices, bool file) -> std::string {
        if (!choices.empty()) return "compadd -- " + choices;
        return file ? "_files" : ":";
    };
    std::string entries;
    walk(tree, "", [&](const CLI::App& app, const std::string& path) {
        entries += fmt::format("        \"{}\") entries=(\n", path);
        for (const auto& [word, description] : wordsOf(app)) {
            entries += "            " + zshEntry(word, description) + "\n";
        }
        entries += "        ) ;;\n";
    });
    return fmt::format(R"(#compdef {0}
{1}() {{
    local at="" i
    local -a entries
    for ((i = 2; i < CURRENT; i++)); do
        case "$at/${{words[i]}}" in
        {2}) at="$at/${{words[i]}}" ;;
        esac
    done
    case "$at ${{words[CURRENT-1]}}" in
{3}    esac
    case "$at" in
{4}    esac
    _describe '{0}' entries
}}
if [ "$funcstack[1]" = "{1}" ]; then {1} "$@"; else compdef {1} {0}; fi
)",
                       name, identifier(name), pathPatterns(tree), valueCases(tree, reply), entries);
}

void addCompletion(CLI::App& root, Context& context) {
    auto shell = std::make_shared<std::string>();
    CLI::App* command = addCommand(
        root, context, "completion", "Print a completion script for a shell",
        "completion bash > ~/.local/share/bash-completion/completions/" + context.program,
        [&context, &root, shell]() -> Result<void> {
            const std::string script = *shell == "bash" ? bashCompletion(root) : zshCompletion(root);
            if (context.json) {
                const boost::json::object answer{{"shell", *shell}, {"script", script}};
                context.out << boost::json::serialize(answer) << '\n';
            } else {
                context.out << script;
            }
            return {};
        });
    command->add_option("shell", *shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
}

}  // namespace relay::cli
