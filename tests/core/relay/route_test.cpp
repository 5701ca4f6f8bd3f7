#include "relay/route.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(Route, MessagesUnderEveryMountAndAlias) {
    for (const char* path : {"/api/v1/messages", "/claude/v1/messages", "/v1/messages",
                             "/api/claude/v1/messages", "/claude/claude/v1/messages", "/api/v1/messages/"}) {
        const auto match = matchRoute(path);
        ASSERT_TRUE(match) << path;
        EXPECT_EQ(match->route, Route::Messages) << path;
        EXPECT_EQ(match->path, "/v1/messages") << path;
    }
    EXPECT_EQ(matchRoute("/claude/v1/messages/count_tokens")->route, Route::CountTokens);
}

TEST(Route, ClientsMayWarmUpAndReportWithoutAKey) {
    for (const char* path : {"/api/hello", "/api/api/hello", "/claude/api/hello"}) {
        const auto match = matchRoute(path);
        ASSERT_TRUE(match) << path;
        EXPECT_FALSE(match->needsKey);
        EXPECT_TRUE(allows(*match, "HEAD"));
    }
    EXPECT_EQ(matchRoute("/api/api/event_logging/batch")->route, Route::Telemetry);
}

TEST(Route, UnknownPathsAreNoRoutes) {
    for (const char* path :
         {"/", "", "/api", "/api/", "/v1", "/v1/messages/x", "/apiv1/messages", "/health", "/admin/keys"})
        EXPECT_FALSE(matchRoute(path)) << path;
    EXPECT_EQ(matchRoute("/api/health")->route, Route::MountHealth);
}

TEST(Route, MethodsAreChecked) {
    const auto messages = matchRoute("/v1/messages");
    EXPECT_TRUE(allows(*messages, "POST"));
    EXPECT_FALSE(allows(*messages, "GET"));
    EXPECT_TRUE(allows(*matchRoute("/v1/models"), "HEAD"));
    EXPECT_FALSE(allows(*matchRoute("/v1/models"), "POST"));
}

}  // namespace
}  // namespace relay
