#include "observe/health.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace relay {
namespace {

HealthInputs sample() {
    HealthInputs inputs;
    inputs.now = 1'800'000'002'500;
    inputs.totals.startedAt = 1'800'000'000'000;
    inputs.totals.requests = 12;
    inputs.totals.inFlight = 3;
    inputs.process.residentBytes = 12'582'912;
    inputs.log.warnings = 4;
    inputs.log.errors = 5;
    inputs.build.version = "1.2.3";
    inputs.storeLatency = std::chrono::microseconds(340);
    return inputs;
}

boost::json::object bodyOf(const HealthReport& report) {
    return boost::json::parse(report.body).as_object();
}

TEST(Health, IsHealthyByDefault) {
    const HealthReport report = healthReport(sample());
    EXPECT_EQ(report.status, 200);
    const auto body = bodyOf(report);
    EXPECT_EQ(body.at("status").as_string(), "healthy");
    EXPECT_EQ(body.at("service").as_string(), "relaywright");
    EXPECT_EQ(body.at("version").as_string(), "1.2.3");
    EXPECT_EQ(body.at("timestamp").as_string(), isoTime(sample().now));
    EXPECT_EQ(body.at("uptime").as_double(), 2.5);
    EXPECT_EQ(body.at("memory").as_object().at("used").as_string(), "12.0MB");
    const auto& components = body.at("components").as_object();
    EXPECT_EQ(components.at("store").as_object().at("latency").as_string(), "0.3ms");
    EXPECT_TRUE(components.at("logger").as_object().at("healthy").as_bool());
    const auto& stats = body.at("stats").as_object();
    EXPECT_EQ(stats.at("requests").as_int64(), 12);
    EXPECT_EQ(stats.at("errors").as_int64(), 5);
    EXPECT_EQ(stats.at("warnings").as_int64(), 4);
    EXPECT_EQ(stats.at("inFlight").as_int64(), 3);
    EXPECT_FALSE(body.contains("error"));
}

TEST(Health, IsNotWhenTheLedgerCannotBeWritten) {
    HealthInputs inputs = sample();
    inputs.state.ledger.writable = false;
    const HealthReport report = healthReport(inputs);
    EXPECT_EQ(report.status, 503);
    EXPECT_EQ(bodyOf(report).at("status").as_string(), "unhealthy");
    EXPECT_EQ(bodyOf(report).at("components").as_object().at("store").as_object().at("status").as_string(),
              "unhealthy");
}

TEST(Health, IsNotWhileStopping) {
    HealthInputs inputs = sample();
    inputs.state.stopping = true;
    const HealthReport report = healthReport(inputs);
    EXPECT_EQ(report.status, 503);
    EXPECT_EQ(bodyOf(report).at("error").as_string(), "the relay is stopping");
    EXPECT_EQ(bodyOf(report).at("components").as_object().at("store").as_object().at("status").as_string(),
              "healthy");
}

TEST(Health, ABrokenLogIsToldButServes) {
    HealthInputs inputs = sample();
    inputs.log.failedWrites = 1;
    const HealthReport report = healthReport(inputs);
    EXPECT_EQ(report.status, 200);
    EXPECT_FALSE(
        bodyOf(report).at("components").as_object().at("logger").as_object().at("healthy").as_bool());
}

}  // namespace
}  // namespace relay
