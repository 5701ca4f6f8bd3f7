#pragma once

#include "admin/account_tester.h"
#include "admin/status_source.h"
#include "observe/observer.h"
#include "store/ledger.h"
#include "tests/core/store/idle_coordination.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace relay::test {

class FakeCoordination final : public IdleCoordination {
public:
    std::map<std::string, AccountLoad> loads;
    std::map<std::string, AccountMark> held;
    mutable UnixMillis askedDay = 0;

    AccountLoad load(const std::string& accountId, UnixMillis dayStart) const override {
        const std::lock_guard lock(m_mutex);
        askedDay = dayStart;
        const auto found = loads.find(accountId);
        return found == loads.end() ? AccountLoad{} : found->second;
    }
    void mark(AccountMark mark) override {
        const std::lock_guard lock(m_mutex);
        held[mark.accountId] = mark;
    }
    void clearMark(const std::string& accountId, std::optional<std::string>) override {
        const std::lock_guard lock(m_mutex);
        held.erase(accountId);
    }
    std::vector<AccountMark> marks() const override {
        std::vector<AccountMark> all;
        for (const auto& [accountId, mark] : held)
            all.push_back(mark);
        return all;
    }
    std::optional<AccountMark> markOf(const std::string& accountId, std::string_view) const override {
        const std::lock_guard lock(m_mutex);
        const auto found = held.find(accountId);
        return found == held.end() ? std::nullopt : std::optional(found->second);
    }

private:
    mutable std::mutex m_mutex;
};

class FakeLedger final : public Ledger {
public:
    UsageQuery usageQuery;
    AttemptQuery attemptQuery;
    AttemptFilter attemptFilter;
    std::uint64_t nextPage = 0;
    std::vector<SeriesQuery> seriesQueries;
    Series seriesAnswer;
    std::vector<UsageRow> usageRows;
    std::vector<Attempt> attemptRows;
    LedgerHealth state;

    Task<Result<std::uint64_t>> open(const Attempt&) override { co_return std::uint64_t{1}; }
    Task<Result<void>> settle(const Attempt&) override { co_return Result<void>(); }
    Result<std::vector<UsageRow>> usage(const UsageQuery& query) override {
        usageQuery = query;
        return usageRows;
    }
    Result<std::vector<Attempt>> attempts(const AttemptQuery& query) override {
        attemptQuery = query;
        return attemptRows;
    }
    Result<AttemptPage> findAttempts(const AttemptFilter& filter) override {
        attemptFilter = filter;
        attemptQuery = filter.page;
        return AttemptPage{attemptRows, nextPage};
    }
    /// A bucket for each that is asked for.
    Result<Series> series(const SeriesQuery& query) override {
        seriesQueries.push_back(query);
        Series answer = seriesAnswer;
        answer.buckets.resize(query.bounds.size() - 1);
        return answer;
    }
    LedgerHealth health() const override { return state; }
};

class FakeObserver final : public Observer {
public:
    void requestStarted(std::string_view, std::string_view, std::string_view) override {}
    void requestFinished(const RequestSummary&) override {}
    void accountMarked(const Account&, const AccountMark&) override {}
    void accountCleared(const Account& account) override {
        const std::lock_guard lock(m_mutex);
        m_cleared.push_back(account.name);
    }
    void log(LogLevel level, std::string_view, std::string_view message) override {
        const std::lock_guard lock(m_mutex);
        m_log += std::to_string(static_cast<int>(level)) + ' ' + std::string(message) + '\n';
    }
    std::string text() const {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }
    std::vector<std::string> cleared() const {
        const std::lock_guard lock(m_mutex);
        return m_cleared;
    }

private:
    mutable std::mutex m_mutex;
    std::string m_log;
    std::vector<std::string> m_cleared;
};

class FakeTester final : public admin::AccountTester {
public:
    Result<admin::TestReport> answer = admin::TestReport{true, 200, 123, "claude-haiku", "pong", ""};
    std::string secretSeen;
    std::string modelSeen;

    std::vector<std::string> texts;  ///< told on to whoever listens

    Result<admin::TestReport> test(const Account& account, const std::string& model,
                                   const OnText& onText) override {
        for (const std::string& text : texts)
            if (onText) onText(text);
        secretSeen = std::string(account.secret.reveal());
        modelSeen = model;
        return answer;
    }
};

class FakeStatus final : public admin::StatusSource {
public:
    admin::EngineStatus now{"0.1.0",
                            4711,
                            std::chrono::seconds(60),
                            {"http://127.0.0.1:3000"},
                            "/data",
                            1,
                            false,
                            2,
                            10,
                            1,
                            1'000'000,
                            150,
                            900,
                            2,
                            7,
                            1'000,
                            4'000,
                            9'000,
                            0.5,
                            12'000,
                            "2026-11"};
    admin::EngineStatus status() const override { return now; }
};

}  // namespace relay::test
