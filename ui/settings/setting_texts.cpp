#include "ui/settings/setting_texts.h"

#include "ui/api/setting.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry {
    const char* name;
    const char* group;
    const char* label;
    const char* meaning;  ///< as the relay says it: only then the translation is of the same sentence
};

constexpr std::array kEntries{
    Entry{"RELAYWRIGHT_CONFIG", "start", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Config file"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Config file to read instead of relaywright.conf in the data directory.")},
    Entry{"RELAYWRIGHT_DATA_DIR", "start", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Data folder"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Directory that holds the database, the journal and the key file.")},
    Entry{"HOST", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Address"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Address to listen on; 0.0.0.0 or :: accepts connections from other machines.")},
    Entry{"PORT", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Port"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "TCP port to listen on; 0 lets the system choose one.")},
    Entry{"RELAYWRIGHT_LISTEN", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "More addresses"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "More addresses to listen on.")},
    Entry{"RELAYWRIGHT_TLS_CERTIFICATE", "listen",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "TLS certificate"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "PEM file with the certificate chain; TCP listeners then speak TLS.")},
    Entry{"RELAYWRIGHT_TLS_KEY", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "TLS private key"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "PEM file with the certificate's private key.")},
    Entry{"RELAYWRIGHT_THREADS", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Threads"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Threads that serve requests; one for each core is the most that helps.")},
    Entry{"RELAYWRIGHT_MAX_CONNECTIONS", "listen",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Client connections"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Client connections that may be open at once.")},
    Entry{"ENABLE_CORS", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Calls from web pages"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Lets web pages of any origin call the relay.")},
    Entry{"TRUST_PROXY", "listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Behind a proxy"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Takes the client's address from the proxy in front of the relay.")},
    Entry{"REQUEST_MAX_SIZE_MB", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Largest request"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Largest request body, in megabytes; larger ones get 413.")},
    Entry{"REQUEST_TIMEOUT", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Silence of an upstream"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long an upstream may stay silent, before its first byte and between two.")},
    Entry{"STREAM_HEARTBEAT_SECONDS", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Heartbeat of streams"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "How long a stream may be silent before its client gets a comment line; 0 sends none.")},
    Entry{"RELAYWRIGHT_CONNECT_TIMEOUT", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Connecting to an upstream"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long connecting to an upstream may take.")},
    Entry{"RELAYWRIGHT_HEAD_TIMEOUT", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Sending the head"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long a client may take to send the head of a request.")},
    Entry{"RELAYWRIGHT_BODY_TIMEOUT", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Pause in a body"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long a client may pause while it sends a body.")},
    Entry{"RELAYWRIGHT_KEEP_ALIVE_TIMEOUT", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Idle connections"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long an idle client connection stays open.")},
    Entry{"RELAYWRIGHT_STOP_GRACE", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Grace when stopping"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long running streams may go on when the relay stops.")},
    Entry{"RELAYWRIGHT_MAX_ATTEMPTS", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Accounts tried"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Accounts that are tried for one request.")},
    Entry{"RELAYWRIGHT_UPSTREAM_CA_FILE", "requests",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Authorities of upstreams"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "PEM file with the authorities that upstreams are checked against, in place of the system's.")},
    Entry{"UPSTREAM_ERROR_503_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after a 503"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long an account rests after a 503.")},
    Entry{"UPSTREAM_ERROR_5XX_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after other server errors"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long an account rests after another server error or a broken stream.")},
    Entry{"UPSTREAM_ERROR_OVERLOAD_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after a 529"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long an account rests after a 529.")},
    Entry{"UPSTREAM_ERROR_AUTH_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after refused credentials"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long an account rests after its credentials were refused.")},
    Entry{"UPSTREAM_ERROR_TIMEOUT_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after a timeout"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long an account rests after a timeout.")},
    Entry{"UPSTREAM_ERROR_RATE_LIMIT_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Rest after a 429"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long an account rests after a 429 that names no time.")},
    Entry{"UPSTREAM_ERROR_MAX_CUSTOM_TTL_SECONDS", "cooldowns",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Longest rest"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "The longest rest that an upstream may ask for with retry-after.")},
    Entry{"PROBE_INTERVAL_SECONDS", "choosing",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "First look after a fault"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long until one request looks whether a resting account is back; doubled "
                            "after each failure.")},
    Entry{"STICKY_SESSION_TTL_HOURS", "choosing",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Conversations stay"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long a conversation stays with its account.")},
    Entry{"STICKY_SESSION_RENEWAL_THRESHOLD_MINUTES", "choosing",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Conversations are renewed"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "A conversation in use that has less time left than this gets all of it anew; 0 never.")},
    Entry{"STICKY_RETURN_MINUTES", "choosing",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Conversations return"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "How long after its last use a conversation comes back to an account that was out meanwhile.")},
    Entry{"CLAUDE_DEDICATED_ACCOUNT_FALLBACK", "choosing",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Keys with an account of their own"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Lets a key whose own account cannot serve use the others, unless that account "
                            "is rate limited.")},
    Entry{"API_KEY_PREFIX", "safety", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Beginning of keys"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Beginning of every relay key that is created.")},
    Entry{"ENCRYPTION_KEY", "safety", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Encryption key"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Seals account credentials; without it a key file in the data directory does.")},
    Entry{"RELAYWRIGHT_METRICS_TOKEN", "safety",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Token for metrics"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Bearer token for /metrics; without it only this machine may read them.")},
    Entry{"ADMIN_SESSION_TIMEOUT", "safety",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Sign-ins without use"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "How long a sign-in to the console lasts without use.")},
    Entry{
        "RELAYWRIGHT_ADMIN_SESSION_LIFETIME", "safety",
        QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Sign-ins at most"),
        QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How long a sign-in to the console lasts at most.")},
    Entry{"RELAYWRIGHT_DURABILITY", "money",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "What the ledger survives"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "What the ledger survives: the death of the process, or the loss of power.")},
    Entry{"RELAYWRIGHT_BUDGET_MODE", "money",
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "How money limits are held"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "What a running request holds of a money limit: the most it can cost, or what "
                            "such requests usually cost (limits may then be passed a little).")},
    Entry{"TIMEZONE_OFFSET", "money", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Hours from UTC"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Hours from UTC to the time zone in which a day of usage begins.")},
    Entry{"TIMEZONE", "money", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Time zone"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "Time zone in which days, weeks and months begin; without it TIMEZONE_OFFSET counts.")},
    Entry{"RELAYWRIGHT_PRICE_FILE", "money", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Price table"),
          QT_TRANSLATE_NOOP(
              "ui::settings::SettingTexts",
              "Price table (the format of resources/prices.tsv) to use in place of the built-in one.")},
    Entry{"LOG_LEVEL", "logs", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Least important lines"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "The least important lines to log.")},
    Entry{"RELAYWRIGHT_LOG_FILE", "logs", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Log file"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "File for log lines as JSON, logs/relaywright.log in the data directory when "
                            "none is given; with \"none\" lines go to standard error only.")},
    Entry{"LOG_MAX_SIZE", "logs", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Size of a log file"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts",
                            "Size at which a log file is put aside and a new one begun.")},
    Entry{"LOG_MAX_FILES", "logs", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Log files kept"),
          QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Log files that are kept beside the current one.")},
};

struct Group {
    const char* id;
    const char* title;
};

constexpr std::array kGroups{
    Group{"listen", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Where it listens")},
    Group{"requests", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Requests")},
    Group{"cooldowns", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Accounts at rest")},
    Group{"choosing", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Choosing accounts")},
    Group{"money", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Money and days")},
    Group{"safety", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Safety")},
    Group{"logs", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Logs")},
    Group{"start", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "Start")},
    Group{"other", QT_TRANSLATE_NOOP("ui::settings::SettingTexts", "More")},
};

const Entry* entryOf(const QString& name) {
    static const QHash<QString, const Entry*> kByName = [] {
        QHash<QString, const Entry*> byName;
        for (const Entry& entry : kEntries)
            byName.insert(QString::fromLatin1(entry.name), &entry);
        return byName;
    }();
    return kByName.value(name);
}

QString translated(const char* text) {
    return QCoreApplication::translate("ui::settings::SettingTexts", text);
}

}  // namespace

QStringList settingGroups() {
    QStringList ids;
    for (const Group& group : kGroups)
        ids.append(QString::fromLatin1(group.id));
    return ids;
}

QString groupTitle(const QString& id) {
    for (const Group& group : kGroups)
        if (id == QLatin1StringView(group.id)) return translated(group.title);
    return id;
}

QString groupOf(const api::Setting& setting) {
    const Entry* entry = entryOf(setting.name);
    return entry == nullptr ? u"other"_s : QString::fromLatin1(entry->group);
}

QString labelOf(const api::Setting& setting) {
    const Entry* entry = entryOf(setting.name);
    return entry == nullptr ? setting.name : translated(entry->label);
}

QString meaningOf(const api::Setting& setting) {
    const Entry* entry = entryOf(setting.name);
    const bool same = entry != nullptr && setting.description == QLatin1StringView(entry->meaning);
    return same ? translated(entry->meaning) : setting.description;
}

}  // namespace ui::settings
