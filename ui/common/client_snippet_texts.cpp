// What has to be set in which client, and how it is written.
#include "ui/common/client_snippets.h"

#include <QCoreApplication>

namespace ui::common {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Notes {
    Q_DECLARE_TR_FUNCTIONS(ClientSnippets)
};

struct Target {
    QString address;  ///< without a slash at its end
    QString key;
};

/// The names in a text stand for the target's parts: {address}, {key}.
QString filled(QString text, const Target& target) {
    return text.replace(u"{address}"_s, target.address).replace(u"{key}"_s, target.key);
}

SnippetVariant bash(const QString& code) {
    return {u"bash"_s, u"bash, zsh"_s, code};
}

SnippetVariant powerShell(const QString& code) {
    return {u"powershell"_s, u"PowerShell"_s, code};
}

ClientSnippet claudeCode() {
    return {u"claude-code"_s,
            u"Claude Code"_s,
            Notes::tr("The address ends without /v1. If ANTHROPIC_API_KEY is set as well, remove it: Claude "
                      "Code takes only "
                      "one of the two."),
            {bash(u"export ANTHROPIC_BASE_URL={address}/api\n"
                  "export ANTHROPIC_AUTH_TOKEN={key}\n"
                  "claude"_s),
             powerShell(u"$env:ANTHROPIC_BASE_URL = \"{address}/api\"\n"
                        "$env:ANTHROPIC_AUTH_TOKEN = \"{key}\"\n"
                        "claude"_s),
             {u"file"_s, u"~/.claude/settings.json"_s,
              u"{\n"
              "  \"env\": {\n"
              "    \"ANTHROPIC_BASE_URL\": \"{address}/api\",\n"
              "    \"ANTHROPIC_AUTH_TOKEN\": \"{key}\"\n"
              "  }\n"
              "}"_s}}};
}

ClientSnippet codex() {
    return {
        u"codex"_s,
        u"Codex"_s,
        Notes::tr("Add the first part to the file, keep what else is there, and set the key in the shell."),
        {{u"file"_s, u"~/.codex/config.toml"_s,
          u"model_provider = \"relaywright\"\n"
          "\n"
          "[model_providers.relaywright]\n"
          "name = \"Relaywright\"\n"
          "base_url = \"{address}/openai\"\n"
          "env_key = \"RELAYWRIGHT_KEY\"\n"
          "wire_api = \"responses\""_s},
         bash(u"export RELAYWRIGHT_KEY={key}\ncodex"_s),
         powerShell(u"$env:RELAYWRIGHT_KEY = \"{key}\"\ncodex"_s)}};
}

ClientSnippet geminiCli() {
    return {u"gemini-cli"_s,
            u"Gemini CLI"_s,
            Notes::tr("Sign-in with Google must be off in the client: it uses the key."),
            {bash(u"export GOOGLE_GEMINI_BASE_URL={address}/gemini\n"
                  "export GEMINI_API_KEY={key}\n"
                  "gemini"_s),
             powerShell(u"$env:GOOGLE_GEMINI_BASE_URL = \"{address}/gemini\"\n"
                        "$env:GEMINI_API_KEY = \"{key}\"\n"
                        "gemini"_s)}};
}

ClientSnippet anthropicSdk() {
    return {u"anthropic-sdk"_s,
            u"Anthropic SDK"_s,
            Notes::tr("The SDK adds /v1/messages itself."),
            {{u"python"_s, u"Python"_s,
              u"# pip install anthropic\n"
              "from anthropic import Anthropic\n"
              "\n"
              "client = Anthropic(base_url=\"{address}/api\", api_key=\"{key}\")\n"
              "message = client.messages.create(\n"
              "    model=\"claude-sonnet-4-5\",\n"
              "    max_tokens=200,\n"
              "    messages=[{\"role\": \"user\", \"content\": \"Hello\"}],\n"
              ")\n"
              "print(message.content[0].text)"_s},
             {u"typescript"_s, u"TypeScript"_s,
              u"// npm install @anthropic-ai/sdk\n"
              "import Anthropic from \"@anthropic-ai/sdk\";\n"
              "\n"
              "const client = new Anthropic({ baseURL: \"{address}/api\", apiKey: \"{key}\" });\n"
              "const message = await client.messages.create({\n"
              "  model: \"claude-sonnet-4-5\",\n"
              "  max_tokens: 200,\n"
              "  messages: [{ role: \"user\", content: \"Hello\" }],\n"
              "});\n"
              "console.log(message.content);"_s}}};
}

ClientSnippet openAiSdk() {
    return {u"openai-sdk"_s,
            u"OpenAI SDK"_s,
            Notes::tr("Whatever reads OPENAI_BASE_URL works the same way."),
            {{u"python"_s, u"Python"_s,
              u"# pip install openai\n"
              "from openai import OpenAI\n"
              "\n"
              "client = OpenAI(base_url=\"{address}/openai/v1\", api_key=\"{key}\")\n"
              "answer = client.chat.completions.create(\n"
              "    model=\"gpt-5\",\n"
              "    messages=[{\"role\": \"user\", \"content\": \"Hello\"}],\n"
              ")\n"
              "print(answer.choices[0].message.content)"_s},
             bash(u"export OPENAI_BASE_URL={address}/openai/v1\n"
                  "export OPENAI_API_KEY={key}"_s),
             powerShell(u"$env:OPENAI_BASE_URL = \"{address}/openai/v1\"\n"
                        "$env:OPENAI_API_KEY = \"{key}\""_s)}};
}

ClientSnippet curl() {
    return {
        u"curl"_s,
        u"curl"_s,
        Notes::tr("The answer streams in as it is written."),
        {bash(u"curl -N {address}/api/v1/messages \\\n"
              "  -H \"x-api-key: {key}\" \\\n"
              "  -H \"anthropic-version: 2023-06-01\" \\\n"
              "  -H \"content-type: application/json\" \\\n"
              "  -d '{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":200,\"stream\":true,"
              "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'"_s),
         powerShell(u"Invoke-RestMethod \"{address}/api/v1/messages\" -Method Post `\n"
                    "  -Headers @{ \"x-api-key\" = \"{key}\"; \"anthropic-version\" = \"2023-06-01\" } `\n"
                    "  -ContentType \"application/json\" `\n"
                    "  -Body '{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":200,"
                    "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'"_s)}};
}

QString nameOf(Dialect dialect) {
    switch (dialect) {
        case Dialect::Anthropic:
            return u"Anthropic Messages"_s;
        case Dialect::OpenAiResponses:
            return u"OpenAI Responses"_s;
        case Dialect::OpenAiChat:
            return u"OpenAI Chat Completions"_s;
        case Dialect::Gemini:
            return u"Gemini"_s;
    }
    return {};
}

}  // namespace

QList<Dialect> dialectsServed() {
    return {Dialect::Anthropic};
}

QList<ClientSnippet> clientSnippets(const QString& address, const QString& key,
                                    const QList<Dialect>& served) {
    struct Client {
        Dialect dialect;
        ClientSnippet snippet;
    };
    Target target{address, key};
    while (target.address.endsWith(u'/'))
        target.address.chop(1);
    QList<ClientSnippet> snippets;
    for (Client client : {Client{Dialect::Anthropic, claudeCode()}, Client{Dialect::OpenAiResponses, codex()},
                          Client{Dialect::Gemini, geminiCli()}, Client{Dialect::Anthropic, anthropicSdk()},
                          Client{Dialect::OpenAiChat, openAiSdk()}, Client{Dialect::Anthropic, curl()}}) {
        if (!served.contains(client.dialect)) {
            client.snippet.variants.clear();
            client.snippet.note = Notes::tr(
                                      "Not yet: %1 speaks the %2 protocol, which this relay does not answer "
                                      "so far. Nothing that "
                                      "could be set here would work today.")
                                      .arg(client.snippet.title, nameOf(client.dialect));
        }
        for (SnippetVariant& variant : client.snippet.variants)
            variant.code = filled(variant.code, target);
        snippets.append(client.snippet);
    }
    return snippets;
}

}  // namespace ui::common
