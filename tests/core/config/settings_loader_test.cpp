#include "config/settings_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace relay {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

SettingInputs inputs() {
    SettingInputs made;
    made.environment = {{"HOME", "/home/somebody"}};
    made.configFile = "/etc/relaywright.conf";
    made.workingDirectory = "/work";
    return made;
}

std::string problems(const SettingInputs& given, const StoredSettings& stored = {}) {
    const auto loaded = SettingsLoader(given).load(stored);
    return loaded ? "" : loaded.error().message;
}

const SettingView& viewOf(const LoadedSettings& loaded, std::string_view name) {
    for (const SettingView& view : loaded.view)
        if (view.name == name) return view;
    throw std::logic_error("no such row");
}

TEST(SettingsLoader, StrongerSourcesWin) {
    SettingInputs given = inputs();
    const StoredSettings stored{{"PORT", "1"}, {"REQUEST_MAX_SIZE_MB", "11"}, {"RELAYWRIGHT_THREADS", "2"}};
    given.configText = "PORT=2\nHOST=10.0.0.1\nREQUEST_MAX_SIZE_MB=12\n";
    given.environment["PORT"] = "3";
    given.environment["HOST"] = "10.0.0.2";
    given.flags = {{"--port", "4"}};
    const auto loaded = SettingsLoader(given).load(stored);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->settings.port, 4);
    EXPECT_EQ(loaded->settings.host, "10.0.0.2");
    EXPECT_EQ(loaded->settings.requestMaxSizeMb, 12U);
    EXPECT_EQ(loaded->settings.threads, 2U);
    EXPECT_EQ(viewOf(*loaded, "PORT").where, "--port");
    EXPECT_EQ(viewOf(*loaded, "REQUEST_MAX_SIZE_MB").where, "/etc/relaywright.conf:3");
    EXPECT_EQ(viewOf(*loaded, "RELAYWRIGHT_THREADS").source, "stored");
    EXPECT_EQ(viewOf(*loaded, "LOG_LEVEL").source, "default");
    EXPECT_TRUE(viewOf(*loaded, "LOG_LEVEL").restart);
}

TEST(SettingsLoader, ReportsEverythingThatIsWrongAtOnce) {
    SettingInputs given = inputs();
    given.configText = "PROT=1\nnonsense\nLOG_LEVEL=loud\nHOST=a\nHOST=b\nENCRYPTION_KEY=hunter2\n";
    given.environment["PORT"] = "70000";
    given.environment["RELAYWRIGHT_TLS_KEY"] = "/k.pem";
    given.flags = {{"--threads", "0"}, {"--prot", "1"}};
    const std::string text = problems(given, {{"API_KEY_PREFIX", "much too long a prefix"}});
    EXPECT_THAT(text, HasSubstr("10 settings cannot be used:"));
    EXPECT_THAT(text,
                HasSubstr("PROT (/etc/relaywright.conf:1): there is no such setting; did you mean PORT?"));
    EXPECT_THAT(text, HasSubstr("/etc/relaywright.conf:2: expected NAME=value"));
    EXPECT_THAT(
        text,
        HasSubstr("LOG_LEVEL (/etc/relaywright.conf:3): \"loud\" is not allowed; allowed: one of debug, "
                  "info, warn, error"));
    EXPECT_THAT(text, HasSubstr("HOST (/etc/relaywright.conf:5): already given in line 4"));
    EXPECT_THAT(
        text,
        HasSubstr("PORT (environment): \"70000\" is not allowed; allowed: a whole number from 0 to 65535"));
    EXPECT_THAT(text, HasSubstr("RELAYWRIGHT_THREADS (--threads): \"0\""));
    EXPECT_THAT(text, HasSubstr("--prot: there is no such setting; did you mean --port?"));
    EXPECT_THAT(text,
                HasSubstr("RELAYWRIGHT_TLS_KEY (environment): needs RELAYWRIGHT_TLS_CERTIFICATE beside it"));
    EXPECT_THAT(text, AllOf(HasSubstr("ENCRYPTION_KEY"), Not(HasSubstr("hunter2"))));
}

TEST(SettingsLoader, StoredValuesAreChecked) {
    EXPECT_THAT(problems(inputs(), {{"PORT", "x"}}),
                HasSubstr("PORT (stored settings): \"x\" is not allowed"));
    EXPECT_THAT(problems(inputs(), {{"RELAYWRIGHT_LOG_FILE", "relative"}}), HasSubstr("has to begin with /"));
}

TEST(SettingsLoader, ABadStoredValueDoesNotCountWhereAFlagSpeaks) {
    SettingInputs given = inputs();
    given.flags = {{"--port", "3000"}};
    EXPECT_EQ(problems(given, {{"PORT", "x"}}), "");
}

TEST(SettingsLoader, WarnsOfWhatHasNoEffect) {
    SettingInputs given = inputs();
    given.environment["RELAYWRIGHT_THREAD"] = "4";
    given.environment["UNRELATED"] = "4";
    given.configText = "RELAYWRIGHT_METRICS_TOKEN=0123456789abcdef\n";
    given.configReadableByOthers = true;
    const auto loaded = SettingsLoader(given).load({{"FROM_THE_FUTURE", "1"}, {"ENCRYPTION_KEY", "1"}});
    ASSERT_TRUE(loaded) << loaded.error().message;
    ASSERT_EQ(loaded->warnings.size(), 4U);
    EXPECT_THAT(loaded->warnings[0], AllOf(HasSubstr("chmod 600"), Not(HasSubstr("0123456789abcdef"))));
    EXPECT_THAT(loaded->warnings[1], HasSubstr("did you mean RELAYWRIGHT_THREADS?"));
    EXPECT_THAT(loaded->warnings[2], HasSubstr("FROM_THE_FUTURE"));
    EXPECT_EQ(viewOf(*loaded, "RELAYWRIGHT_METRICS_TOKEN").value, "********");
    EXPECT_EQ(viewOf(*loaded, "ENCRYPTION_KEY").value, "");
}

TEST(SettingsLoader, AnEmptyVariableIsNotSet) {
    SettingInputs given = inputs();
    given.environment["PORT"] = "";
    EXPECT_EQ(problems(given), "");
}

TEST(SettingsLoader, RelativePathsStartWhereTheyWereWritten) {
    SettingInputs given = inputs();
    given.configText = "RELAYWRIGHT_PRICE_FILE=prices.json\n";
    given.flags = {{"--log-file", "../relay.log"}};
    const auto loaded = SettingsLoader(given).load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->settings.priceFile, "/etc/prices.json");
    EXPECT_EQ(loaded->settings.logFile, "/relay.log");
    EXPECT_EQ(loaded->settings.dataDirectory, "/home/somebody/.local/share/relaywright");
    EXPECT_EQ(loaded->settings.configFile, "/etc/relaywright.conf");
}

TEST(SettingsLoader, NoLogFileIsNoPath) {
    SettingInputs given = inputs();
    const auto stored = SettingsLoader(given).load({{"RELAYWRIGHT_LOG_FILE", "none"}});
    ASSERT_TRUE(stored) << stored.error().message;
    EXPECT_EQ(stored->settings.logFile, kNoLogFile);
    EXPECT_TRUE(validateStored("RELAYWRIGHT_LOG_FILE", "none"));
    EXPECT_FALSE(validateStored("RELAYWRIGHT_PRICE_FILE", "none"));
    given.configText = "RELAYWRIGHT_LOG_FILE=/var/log/relay.log\n";
    given.flags = {{"--log-file", "none"}, {"--price-file", "none"}};
    const auto flagged = SettingsLoader(given).load();
    ASSERT_TRUE(flagged) << flagged.error().message;
    EXPECT_EQ(flagged->settings.logFile, kNoLogFile);
    EXPECT_TRUE(flagged->settings.priceFile.is_absolute()) << "of that one it is a name";
}

TEST(SettingsLoader, TheDataDirectoryHasToBeKnown) {
    SettingInputs given = inputs();
    given.environment.clear();
    EXPECT_THAT(problems(given), HasSubstr("--data-dir"));
}

TEST(SettingsLoader, TheFileInTheDataDirectoryCannotMoveIt) {
    SettingInputs given = inputs();
    given.configText = "RELAYWRIGHT_DATA_DIR=/elsewhere\n";
    EXPECT_EQ(problems(given), "");
    given.configInDataDirectory = true;
    EXPECT_THAT(problems(given), HasSubstr("cannot move it"));
}

TEST(SettingsLoader, RepeatedListenFlagsAddUp) {
    SettingInputs given = inputs();
    given.flags = {{"--listen", "a:1"}, {"--port", "1"}, {"--listen", "b:2,unix:/c"}, {"--port", "2"}};
    const auto loaded = SettingsLoader(given).load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->settings.listen, (std::vector<std::string>{"a:1", "b:2", "unix:/c"}));
    EXPECT_EQ(loaded->settings.port, 2);
}

TEST(SettingsLoader, ChecksSettingsAgainstEachOther) {
    SettingInputs given = inputs();
    given.configText =
        "RELAYWRIGHT_CONNECT_TIMEOUT=20s\nREQUEST_TIMEOUT=10s\nADMIN_SESSION_TIMEOUT=8d\n"
        "UPSTREAM_ERROR_RATE_LIMIT_TTL_SECONDS=11\n"
        "UPSTREAM_ERROR_MAX_CUSTOM_TTL_SECONDS=10\nRELAYWRIGHT_LISTEN=127.0.0.1:3000\n";
    const std::string text = problems(given);
    EXPECT_THAT(text, HasSubstr("4 settings"));
    EXPECT_THAT(text, HasSubstr("RELAYWRIGHT_CONNECT_TIMEOUT (/etc/relaywright.conf:1): 20s is longer than "
                                "REQUEST_TIMEOUT (/etc/relaywright.conf:2), which is 10s"));
    EXPECT_THAT(text, HasSubstr("ADMIN_SESSION_TIMEOUT (/etc/relaywright.conf:3): 8d is longer than "
                                "RELAYWRIGHT_ADMIN_SESSION_LIFETIME (default), which is 7d"));
    EXPECT_THAT(
        text,
        HasSubstr("UPSTREAM_ERROR_RATE_LIMIT_TTL_SECONDS (/etc/relaywright.conf:4): 11 is longer than"));
    EXPECT_THAT(text, HasSubstr("127.0.0.1:3000 is listened to already"));
}

TEST(SettingsLoader, LowersADefaultThatNobodyChose) {
    SettingInputs given = inputs();
    given.configText = "REQUEST_TIMEOUT=5s\n";
    const auto loaded = SettingsLoader(given).load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->settings.connectTimeout, std::chrono::seconds(5));
    EXPECT_EQ(viewOf(*loaded, "RELAYWRIGHT_CONNECT_TIMEOUT").source, "default");
    EXPECT_EQ(viewOf(*loaded, "RELAYWRIGHT_CONNECT_TIMEOUT").where, "lowered to REQUEST_TIMEOUT");
    const auto again = withStored(loaded->settings, {{"RELAYWRIGHT_CONNECT_TIMEOUT", "2s"}});
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->settings.connectTimeout, std::chrono::seconds(2));
}

TEST(SettingsLoader, TwoPortsThatTheSystemChoosesDoNotClash) {
    SettingInputs given = inputs();
    given.flags = {{"--port", "0"}, {"--listen", "127.0.0.1:0"}};
    EXPECT_EQ(problems(given), "");
}

TEST(SettingsLoader, TheZoneIsTheNamedOneElseTheOffset) {
    SettingInputs given = inputs();
    given.flags = {{"--timezone-offset", "5.5"}};
    EXPECT_EQ(SettingsLoader(given).load()->settings.zone.name(), "UTC+05:30");
    EXPECT_EQ(SettingsLoader(given).load({{"TIMEZONE", "Europe/Berlin"}})->settings.zone.name(),
              "Europe/Berlin");
    EXPECT_EQ(SettingsLoader(inputs()).load()->settings.zone, TimeZone());
    given.environment["TIMEZONE"] = "Nowhere";
    EXPECT_THAT(problems(given), HasSubstr("TIMEZONE"));
}

TEST(StoredSettings, FillWhatNobodyGave) {
    SettingInputs given = inputs();
    given.flags = {{"--port", "4"}};
    Settings settings = SettingsLoader(given).load()->settings;
    settings.maxAttempts = 9;  // set by a program, without an origin
    auto first =
        withStored(settings, {{"PORT", "5"}, {"HOST", "10.0.0.1"}, {"RELAYWRIGHT_MAX_ATTEMPTS", "2"}});
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->settings.port, 4);
    EXPECT_EQ(first->settings.host, "10.0.0.1");
    EXPECT_EQ(first->settings.maxAttempts, 9U);

    const auto second = withStored(first->settings, {{"LOG_LEVEL", "debug"}});
    ASSERT_TRUE(second);
    EXPECT_EQ(second->settings.host, "127.0.0.1");
    EXPECT_EQ(viewOf(*second, "HOST").source, "default");
    EXPECT_EQ(second->settings.logLevel, "debug");
    EXPECT_EQ(second->settings.maxAttempts, 9U);
}

TEST(StoredSettings, AreCheckedAsAWhole) {
    const Settings settings = SettingsLoader(inputs()).load()->settings;
    const auto wrong = withStored(settings, {{"RELAYWRIGHT_TLS_KEY", "/k"}});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::InvalidRequest);
}

TEST(StoredSettings, OneValueIsValidatedByItself) {
    EXPECT_TRUE(validateStored("PORT", "80"));
    EXPECT_EQ(validateStored("PROT", "80").error().code, ErrorCode::NotFound);
    EXPECT_THAT(validateStored("PORT", "x").error().message, HasSubstr("PORT: \"x\" is not allowed"));
    EXPECT_THAT(validateStored("ENCRYPTION_KEY", "hunter2hunter2hunter2hunter2hunter2").error().message,
                AllOf(HasSubstr("cannot be stored"), Not(HasSubstr("hunter2"))));
    EXPECT_FALSE(validateStored("RELAYWRIGHT_PRICE_FILE", "prices.json"));
    EXPECT_TRUE(validateStored("RELAYWRIGHT_PRICE_FILE", ""));
}

TEST(GatherInputs, FindsTheConfigFile) {
    const std::filesystem::path directory = testing::TempDir() + "relaywright_gather";
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "relaywright.conf") << "PORT=4444\n";
    std::filesystem::permissions(directory / "relaywright.conf", std::filesystem::perms(0640));

    const auto byDefault =
        gatherInputs({{"--data-dir", directory.filename().string()}}, {}, directory.parent_path());
    ASSERT_TRUE(byDefault) << byDefault.error().message;
    EXPECT_TRUE(byDefault->configInDataDirectory);
    EXPECT_TRUE(byDefault->configReadableByOthers);
    EXPECT_EQ(SettingsLoader(*byDefault).load()->settings.port, 4444);

    const auto named =
        gatherInputs({}, {{"RELAYWRIGHT_CONFIG", "relaywright.conf"}, {"HOME", "/x"}}, directory);
    ASSERT_TRUE(named);
    EXPECT_FALSE(named->configInDataDirectory);
    EXPECT_EQ(SettingsLoader(*named).load()->settings.port, 4444);

    EXPECT_EQ(gatherInputs({{"--config", "missing.conf"}}, {}, directory).error().code, ErrorCode::NotFound);
    EXPECT_EQ(gatherInputs({{"--config", "."}}, {}, directory).error().code, ErrorCode::InvalidRequest);
    const auto none = gatherInputs({}, {{"HOME", "/nowhere"}}, directory);
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->configText.has_value());
    std::filesystem::remove_all(directory);
}

TEST(GatherInputs, ReadsTheEnvironmentOfTheProcess) {
    EXPECT_TRUE(processEnvironment().contains("PATH"));
}

}  // namespace
}  // namespace relay
