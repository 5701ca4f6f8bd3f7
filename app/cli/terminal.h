#pragma once

#include <optional>
#include <string>

namespace relay::cli {

/// The person at the keyboard, if there is one. A test answers in their place.
class Terminal {
public:
    virtual ~Terminal() = default;

    /// Standard input and standard error are both a terminal: questions can be asked.
    virtual bool interactive() const = 0;
    /// Asks on standard error; nothing at the end of input.
    virtual std::optional<std::string> ask(const std::string& question) = 0;
    /// The same without showing what is typed.
    virtual std::optional<std::string> askHidden(const std::string& question) = 0;
    /// All of standard input, without the last line break.
    virtual std::string readAll() = 0;
};

class SystemTerminal final : public Terminal {
public:
    bool interactive() const override;
    std::optional<std::string> ask(const std::string& question) override;
    std::optional<std::string> askHidden(const std::string& question) override;
    std::string readAll() override;
};

}  // namespace relay::cli
