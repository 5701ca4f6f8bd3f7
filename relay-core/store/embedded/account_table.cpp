#include "store/embedded/account_table.h"

#include "store/embedded/json_columns.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <utility>

namespace relay::embedded {
namespace {

// Also the order of the values that write() binds and read() takes.
constexpr std::string_view kColumns =
    "id, name, description, type, base_url, auth_scheme, "
    "sealed_secret, model_map, custom_headers, priority, enabled, schedulable, "
    "auto_protection, max_concurrency, daily_quota, created_at, updated_at, weight, "
    "models, hours_from, hours_until, hours_days, subscription_ends_at, max_age_days, "
    "queue_places, queue_wait_ms";
constexpr std::string_view kValues =
    "?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26";

using Pairs = std::vector<std::pair<std::string, std::string>>;

// [["requested","sent"],...]: the order of the pairs is the administrator's.
std::string pairsToText(const Pairs& pairs) {
    boost::json::array rows;
    for (const auto& [first, second] : pairs)
        rows.push_back(boost::json::array{first, second});
    return boost::json::serialize(rows);
}

std::string textOf(const boost::json::string& text) {
    return {text.data(), text.size()};
}

std::optional<Pairs> pairsFromText(const std::string& text) {
    boost::system::error_code bad;
    const boost::json::value rows = boost::json::parse(text, bad);
    if (bad || !rows.is_array()) return std::nullopt;
    Pairs pairs;
    for (const auto& row : rows.get_array()) {
        if (!row.is_array() || row.get_array().size() != 2) return std::nullopt;
        const auto& first = row.get_array()[0];
        const auto& second = row.get_array()[1];
        if (!first.is_string() || !second.is_string()) return std::nullopt;
        pairs.emplace_back(textOf(first.get_string()), textOf(second.get_string()));
    }
    return pairs;
}

Error unreadable(const std::string& id, std::string_view column) {
    return fail(ErrorCode::StoreUnavailable, "An account cannot be read",
                fmt::format("account {}: column {} holds something unknown", id, column));
}

Result<StoredAccount> read(const Statement& row) {
    StoredAccount stored;
    Account& account = stored.account;
    account.id = row.text(0);
    account.name = row.text(1);
    account.description = row.text(2);
    const auto type = accountTypeFrom(row.text(3));
    const auto scheme = authSchemeFrom(row.text(5));
    auto modelMap = pairsFromText(row.text(7));
    auto headers = pairsFromText(row.text(8));
    if (!type) return unreadable(account.id, "type");
    if (!scheme) return unreadable(account.id, "auth_scheme");
    if (!modelMap) return unreadable(account.id, "model_map");
    if (!headers) return unreadable(account.id, "custom_headers");
    account.type = *type;
    account.baseUrl = row.text(4);
    account.authScheme = *scheme;
    stored.sealedSecret = row.text(6);
    account.modelMap = std::move(*modelMap);
    account.customHeaders = std::move(*headers);
    account.priority = static_cast<int>(row.integer(9));
    account.enabled = row.integer(10) != 0;
    account.schedulable = row.integer(11) != 0;
    account.autoProtection = row.integer(12) != 0;
    account.maxConcurrency = static_cast<std::uint32_t>(row.integer(13));
    account.dailyQuota = Money{row.integer(14)};
    account.createdAt = row.integer(15);
    account.updatedAt = row.integer(16);
    account.weight = static_cast<std::uint32_t>(row.integer(17));
    auto models = listFromText(row.text(18));
    if (!models) return unreadable(account.id, "models");
    account.models = std::move(*models);
    account.activeHours = {static_cast<std::uint16_t>(row.integer(19)),
                           static_cast<std::uint16_t>(row.integer(20)),
                           static_cast<std::uint8_t>(row.integer(21))};
    account.subscriptionEndsAt = row.integer(22);
    account.maxAgeDays = static_cast<std::uint32_t>(row.integer(23));
    account.queue = {static_cast<std::uint32_t>(row.integer(24)),
                     static_cast<std::uint32_t>(row.integer(25))};
    return stored;
}

Result<void> write(Statement& statement, const StoredAccount& stored) {
    const Account& account = stored.account;
    const std::string modelMap = pairsToText(account.modelMap);
    const std::string headers = pairsToText(account.customHeaders);
    const std::string models = listToText(account.models);
    return statement.run(
        account.id, account.name, account.description, toString(account.type), account.baseUrl,
        toString(account.authScheme), stored.sealedSecret, modelMap, headers, account.priority,
        account.enabled, account.schedulable, account.autoProtection, account.maxConcurrency,
        account.dailyQuota.nanos, account.createdAt, account.updatedAt, account.weight, models,
        account.activeHours.fromMinute, account.activeHours.untilMinute, account.activeHours.days,
        account.subscriptionEndsAt, account.maxAgeDays, account.queue.places, account.queue.waitMs);
}

Result<void> found(const Database& database, Result<void> done) {
    if (done && database.changedRows() == 0) return fail(ErrorCode::NotFound, "There is no such account");
    return done;
}

}  // namespace

AccountTable::AccountTable(Database& database)
    : m_database(database),
      m_all(database, fmt::format("SELECT {} FROM accounts ORDER BY name", kColumns)),
      m_insert(database, fmt::format("INSERT INTO accounts({}) VALUES({})", kColumns, kValues)),
      m_update(database, fmt::format("UPDATE accounts SET ({}) = ({}) WHERE id = ?1", kColumns, kValues)),
      m_remove(database, "DELETE FROM accounts WHERE id = ?1") {}

Result<std::vector<StoredAccount>> AccountTable::all() {
    std::vector<StoredAccount> accounts;
    m_all.start();
    while (m_all.next()) {
        auto account = read(m_all);
        if (!account) {
            static_cast<void>(m_all.finish());
            return account.error();
        }
        accounts.push_back(std::move(*account));
    }
    if (const auto done = m_all.finish(); !done) return done.error();
    return accounts;
}

Result<void> AccountTable::insert(const StoredAccount& account) {
    return write(m_insert, account);
}

Result<void> AccountTable::update(const StoredAccount& account) {
    return found(m_database, write(m_update, account));
}

Result<void> AccountTable::remove(const std::string& id) {
    return found(m_database, m_remove.run(id));
}

}  // namespace relay::embedded
