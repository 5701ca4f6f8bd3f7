#include "tests/core/store/store_under_test.h"

#include <fmt/format.h>

#include <stdlib.h>
#include <ostream>
#include <stdexcept>

namespace relay {
namespace {

class EmbeddedUnderTest final : public StoreUnderTest {
public:
    explicit EmbeddedUnderTest(Durability durability) : m_durability(durability) { reopen(); }

    Records& records() override { return m_store->records(); }
    Coordination& coordination() override { return m_store->coordination(); }
    Ledger& ledger() override { return m_store->ledger(); }
    void reopen() override {
        m_store.reset();
        m_store = openEmbedded(m_directory.path(), clock, m_durability);
    }

private:
    TestDirectory m_directory;
    Durability m_durability;
    std::unique_ptr<embedded::EmbeddedStore> m_store;
};

}  // namespace

TestDirectory::TestDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "relay-store-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
    m_path = pattern;
}

TestDirectory::~TestDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::uint64_t StoreUnderTest::openAttempt(const Attempt& attempt) {
    return await(context, ledger().open(attempt)).value();
}

void StoreUnderTest::settleAttempt(const Attempt& attempt) {
    EXPECT_TRUE(await(context, ledger().settle(attempt)));
}

Attempt StoreUnderTest::book(Attempt attempt) {
    attempt.id = openAttempt(attempt);
    settleAttempt(attempt);
    return attempt;
}

std::ostream& operator<<(std::ostream& out, const StoreFactory& factory) {
    return out << factory.name;
}

std::vector<StoreFactory> storeFactories() {
    return {{"Embedded", [] { return std::make_unique<EmbeddedUnderTest>(Durability::Process); }},
            {"EmbeddedPower", [] { return std::make_unique<EmbeddedUnderTest>(Durability::Power); }}};
}

std::string nameOf(const ::testing::TestParamInfo<StoreFactory>& info) {
    return info.param.name;
}

std::unique_ptr<embedded::EmbeddedStore> openEmbedded(const std::filesystem::path& directory,
                                                      const Clock& clock, Durability durability,
                                                      std::uint64_t segmentBytes) {
    embedded::EmbeddedStore::Options options;
    options.directory = directory;
    options.durability = durability;
    options.segmentBytes = segmentBytes;
    auto store = embedded::EmbeddedStore::open(options, clock);
    if (!store) throw std::runtime_error(store.error().message + ": " + store.error().detail);
    return std::move(*store);
}

Attempt sampleAttempt() {
    Attempt attempt;
    attempt.requestId = "req_0123456789abcdef01234567";
    attempt.number = 1;
    attempt.keyId = "key-1";
    attempt.accountId = "account-1";
    attempt.route = "/v1/messages";
    attempt.requestedModel = "claude-sonnet";
    attempt.model = "claude-sonnet-4";
    attempt.stream = true;
    attempt.outcome = Outcome::Succeeded;
    attempt.status = 200;
    attempt.reason = "none \xe2\x9c\x93";
    attempt.startedAt = 1'700'000'000'000;
    attempt.firstByteMs = 321;
    attempt.durationMs = 4321;
    attempt.overheadUs = 77;
    attempt.usage = {10, 20, 3, 4, 5, 6};
    attempt.cost = Money{123'456'789};
    attempt.priceMatch = PriceMatch::Prefix;
    attempt.priceVersion = "2025-01";
    attempt.reserved = Money{987'654'321};
    attempt.maxTokens = 4096;
    return attempt;
}

std::vector<Attempt> allAttempts(Ledger& ledger) {
    std::vector<Attempt> all;
    AttemptQuery query;
    query.limit = 1000;
    while (true) {
        auto page = ledger.attempts(query);
        if (!page) throw std::runtime_error(page.error().detail);
        if (page->empty()) return all;
        query.beforeId = page->back().id;
        all.insert(all.end(), page->begin(), page->end());
    }
}

UsageRow totalUsage(Ledger& ledger) {
    const auto rows = ledger.usage({});
    if (!rows) throw std::runtime_error(rows.error().detail);
    return rows->at(0);
}

std::string describe(const Attempt& a) {
    return fmt::format("{} {} {} {} {} {} {} {} {} {} {} '{}' {} {} {} {} {}/{}/{}/{}/{}/{} {} {} {} {} {}",
                       a.id, a.requestId, a.number, a.keyId, a.accountId, a.route, a.requestedModel, a.model,
                       a.stream, static_cast<int>(a.outcome), a.status, a.reason, a.startedAt, a.firstByteMs,
                       a.durationMs, a.overheadUs, a.usage.input, a.usage.output, a.usage.cacheCreation5m,
                       a.usage.cacheCreation1h, a.usage.cacheRead, a.usage.thinking, a.cost.nanos,
                       static_cast<int>(a.priceMatch), a.priceVersion, a.reserved.nanos, a.maxTokens);
}

}  // namespace relay
