#include "store/embedded/schema.h"

#include "store/embedded/statement.h"
#include "tests/core/store/store_under_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace relay::embedded {
namespace {

std::string contentsOf(const std::filesystem::path& file) {
    std::ostringstream contents;
    contents << std::ifstream(file, std::ios::binary).rdbuf();
    return contents.str();
}

std::unique_ptr<Database> openDatabase(const std::filesystem::path& file) {
    auto database = Database::open(file, Synchronous::Normal);
    if (!database) throw std::runtime_error(database.error().detail);
    return std::move(*database);
}

/// The database of a version, as that version's program wrote it.
void loadFixture(int version, const std::filesystem::path& file) {
    const auto database = openDatabase(file);
    const std::string dump =
        contentsOf(std::filesystem::path(STORE_FIXTURES) / fmt::format("version_{}.sql", version));
    ASSERT_FALSE(dump.empty()) << "every schema version needs a fixture";
    const auto loaded = database->execute(dump);
    ASSERT_TRUE(loaded) << loaded.error().detail;
    ASSERT_EQ(*schemaVersion(*database), version);
}

EmbeddedStore::Options optionsFor(const TestDirectory& directory) {
    EmbeddedStore::Options options;
    options.directory = directory.path();
    return options;
}

TEST(Schema, VersionsHaveNoGaps) {
    int expected = 1;
    for (const Migration& step : migrations())
        EXPECT_EQ(step.version, expected++);
}

TEST(Schema, EveryVersionMigratesWithItsContents) {
    for (const Migration& step : migrations()) {
        TestDirectory directory;
        loadFixture(step.version, directory.path() / "relaywright.db");
        TestClock clock;
        const auto store = openEmbedded(directory.path(), clock);

        const auto accounts = store->records().accounts();
        ASSERT_EQ(accounts->size(), 1U);
        EXPECT_EQ(accounts->at(0).account.name, "north");
        EXPECT_EQ(accounts->at(0).sealedSecret, "sealed");
        EXPECT_EQ(accounts->at(0).account.modelMap.at(0).second, "claude-sonnet-4");
        const auto keys = store->records().keys();
        ASSERT_EQ(keys->size(), 1U);
        EXPECT_EQ(keys->at(0).name, "team");
        EXPECT_EQ(keys->at(0).digest[0], std::byte{0xba});
        EXPECT_EQ((*store->records().admin())->username, "admin");
        EXPECT_EQ(store->records().sessions()->size(), 1U);
        EXPECT_EQ(store->records().settings()->at(0).second, "3001");
        EXPECT_EQ(store->coordination().marks().size(), 1U);

        const auto attempts = store->ledger().attempts({});
        ASSERT_EQ(attempts->size(), 1U);
        EXPECT_EQ(attempts->at(0).model, "claude-sonnet-4");
        EXPECT_EQ(attempts->at(0).cost, Money{1234});
        EXPECT_EQ(store->ledger().attempts({0, 10, attempts->at(0).keyId, "", ""})->size(), 1U);
        EXPECT_EQ(store->ledger().attempts({0, 10, "", attempts->at(0).accountId, ""})->size(), 1U);
        const UsageRow usage = totalUsage(store->ledger());
        EXPECT_EQ(usage.requests, 1U);
        EXPECT_EQ(usage.usage.output, 20U);

        const SeriesGrain grains[] = {SeriesGrain::Minute, SeriesGrain::QuarterHour, SeriesGrain::Hour};
        const UnixMillis started = attempts->at(0).startedAt;
        for (const SeriesGrain grain : grains)
            for (const std::string& key : {std::string(), attempts->at(0).keyId}) {
                const SeriesQuery series{grain, {started - 3'600'000, started + 60'000}, key, "", ""};
                EXPECT_EQ(store->ledger().series(series)->total.usage.output, 20U) << step.version;
            }
        const AttemptFilter byModel{.model = attempts->at(0).requestedModel};
        EXPECT_EQ(store->ledger().findAttempts(byModel)->rows.size(), 1U) << step.version;

        boost::asio::io_context context;
        EXPECT_GT(await(context, store->ledger().open(sampleAttempt())).value(), 7U);
    }
}

TEST(Schema, Version1GetsTheDefaultsOfVersion2) {
    TestDirectory directory;
    loadFixture(1, directory.path() / "relaywright.db");
    TestClock clock;
    const auto store = openEmbedded(directory.path(), clock);
    const Account account = store->records().accounts()->at(0).account;
    EXPECT_EQ(account.weight, 100U);
    EXPECT_TRUE(account.models.empty());
    EXPECT_EQ(account.activeHours, ActiveHours{});
    EXPECT_EQ(account.queue, QueueRule{});
    const ApiKey key = store->records().keys()->at(0);
    EXPECT_EQ(key.limits, KeyLimits{});
    EXPECT_FALSE(key.temporary);
    EXPECT_EQ(key.weeklyReset, WeeklyReset{});
    EXPECT_TRUE(store->records().groups()->empty());
    EXPECT_EQ(store->ledger().attempts({})->at(0).reserved, Money{});
}

TEST(Schema, Version3IsReadWhole) {
    TestDirectory directory;
    loadFixture(3, directory.path() / "relaywright.db");
    TestClock clock;
    const auto store = openEmbedded(directory.path(), clock);
    const Account account = store->records().accounts()->at(0).account;
    EXPECT_EQ(account.weight, 200U);
    EXPECT_EQ(account.models.at(0), "claude-*");
    EXPECT_EQ(account.activeHours, (ActiveHours{540, 1080, 0x1F}));
    const ApiKey key = store->records().keys()->at(0);
    EXPECT_EQ(key.limits.concurrency, 3U);
    EXPECT_EQ(key.limits.dailyCost, Money{5'000'000'000});
    EXPECT_EQ(key.limits.families.at(0), (FamilyLimit{"opus", LimitKind::WeeklyCost, Money{20'000'000'000}}));
    EXPECT_EQ(key.temporary.value().limits.dailyCost, Money{50'000'000'000});
    EXPECT_EQ(key.groupId, "g1");
    EXPECT_EQ(store->records().groups()->at(0).accountIds.at(0), "a1");
    EXPECT_EQ(store->ledger().attempts({})->at(0).maxTokens, 4096U);
}

TEST(Schema, Version4HasLatencies) {
    TestDirectory directory;
    loadFixture(4, directory.path() / "relaywright.db");
    TestClock clock;
    const auto store = openEmbedded(directory.path(), clock);
    const SeriesQuery query{SeriesGrain::Hour, {1'699'999'200'000, 1'700'002'800'000}, "", "", ""};
    const SeriesSums total = store->ledger().series(query)->total;
    EXPECT_EQ(total.attempts, 1U);
    EXPECT_EQ(total.overheadUs, 44U);
    EXPECT_EQ(total.firstByteMs, 288U);
}

TEST(Schema, StepsRunInOrderAndOnlyOnce) {
    TestDirectory directory;
    const auto database = openDatabase(directory.path() / "test.db");
    const Migration first{1, "CREATE TABLE t(a); INSERT INTO t VALUES(1);"};
    const Migration second{2, "UPDATE t SET a = a + 10;"};
    const Migration both[] = {first, second};
    ASSERT_TRUE(migrate(*database, std::span(both).first(1)));
    ASSERT_TRUE(migrate(*database, both));
    ASSERT_TRUE(migrate(*database, both));
    Statement select(*database, "SELECT a FROM t");
    select.start();
    ASSERT_TRUE(select.next());
    EXPECT_EQ(select.integer(0), 11);
}

TEST(Schema, AStepThatFailsLeavesTheVersionBeforeIt) {
    TestDirectory directory;
    const auto database = openDatabase(directory.path() / "test.db");
    const Migration steps[] = {{1, "CREATE TABLE t(a);"},
                               {2, "INSERT INTO t VALUES(1); INSERT INTO missing VALUES(1);"}};
    EXPECT_FALSE(migrate(*database, steps));
    EXPECT_EQ(*schemaVersion(*database), 1);
    Statement select(*database, "SELECT a FROM t");
    select.start();
    EXPECT_FALSE(select.next());
    EXPECT_TRUE(select.finish());
}

TEST(Schema, ANewerDatabaseIsRefusedAndLeftAsItIs) {
    TestDirectory directory;
    const auto file = directory.path() / "relaywright.db";
    openDatabase(file)->execute("PRAGMA user_version = 9999; CREATE TABLE future(a);").value();
    const std::string before = contentsOf(file);
    TestClock clock;
    const auto refused = EmbeddedStore::open(optionsFor(directory), clock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_NE(refused.error().message.find("9999"), std::string::npos);
    EXPECT_EQ(contentsOf(file), before);
}

TEST(Schema, AFileThatIsNoDatabaseIsAnErrorNotANewDatabase) {
    TestDirectory directory;
    const std::string text(4096, 'x');
    std::ofstream(directory.path() / "relaywright.db") << text;
    TestClock clock;
    const auto refused = EmbeddedStore::open(optionsFor(directory), clock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::StoreUnavailable);
    EXPECT_EQ(contentsOf(directory.path() / "relaywright.db"), text);
}

TEST(Statement, TellsWhatWentWrongAndWorksAgain) {
    TestDirectory directory;
    const auto database = openDatabase(directory.path() / "test.db");
    ASSERT_TRUE(database->execute("CREATE TABLE t(a TEXT PRIMARY KEY)"));
    Statement insert(*database, "INSERT INTO t VALUES(?1)");
    EXPECT_TRUE(insert.run(std::string("one")));
    EXPECT_EQ(insert.run(std::string("one")).error().code, ErrorCode::Conflict);
    EXPECT_TRUE(insert.run(std::string("two")));
    Statement broken(*database, "SELECT a FROM nowhere");
    EXPECT_EQ(broken.run().error().code, ErrorCode::StoreUnavailable);
    EXPECT_NE(broken.run().error().detail.find("no such table: nowhere"), std::string::npos)
        << broken.run().error().detail;
}

}  // namespace
}  // namespace relay::embedded
