#include "core/admin/admin_fixture.h"

namespace relay {
namespace {

struct RoutingTest : test::AdminFixture {};

TEST_F(RoutingTest, StrangersSeeNothingButSetupAndLogin) {
    caller = {};
    for (const char* route : {"GET /admin/accounts",
                              "POST /admin/accounts",
                              "GET /admin/accounts/1",
                              "PATCH /admin/accounts/1",
                              "DELETE /admin/accounts/1",
                              "POST /admin/accounts/1/test",
                              "POST /admin/accounts/1/clear",
                              "GET /admin/keys",
                              "POST /admin/keys",
                              "GET /admin/keys/1",
                              "PATCH /admin/keys/1",
                              "DELETE /admin/keys/1",
                              "GET /admin/usage",
                              "GET /admin/attempts",
                              "GET /admin/status",
                              "GET /admin/settings",
                              "PATCH /admin/settings",
                              "GET /admin/events",
                              "POST /web/auth/logout",
                              "POST /web/auth/change-password",
                              "GET /web/auth/user",
                              "GET /admin",
                              "GET /admin/unknown",
                              "PUT /admin/accounts",
                              "DELETE /admin/setup",
                              "GET /web/auth"}) {
        const std::string text(route);
        const std::size_t space = text.find(' ');
        const admin::Answer answer = call(text.substr(0, space), text.substr(space + 1), "{}");
        EXPECT_EQ(answer.status, 401) << route << answer.body;
    }
    EXPECT_EQ(call("GET", "/admin/setup").status, 200);
}

TEST_F(RoutingTest, UnknownPathAndMethodAreToldApart) {
    EXPECT_EQ(call("GET", "/admin/nothing").status, 404);
    EXPECT_EQ(call("GET", "/admin/accounts/1/2/3").status, 404);
    EXPECT_EQ(call("GET", "/").status, 404);
    EXPECT_EQ(call("GET", "").status, 400);
    EXPECT_EQ(call("GET", "http://host/admin/keys").status, 400);
    const admin::Answer answer = call("PUT", "/admin/accounts");
    EXPECT_NE(message(answer, 405).find("GET, POST"), std::string::npos);
    ASSERT_EQ(answer.headers.size(), 1U);
    EXPECT_EQ(answer.headers.front(), (std::pair<std::string, std::string>("allow", "GET, POST")));
}

TEST_F(RoutingTest, ATrailingSlashAndHeadAreFine) {
    EXPECT_EQ(call("GET", "/admin/accounts/").status, 200);
    EXPECT_EQ(call("HEAD", "/admin/accounts").status, 200);
}

TEST_F(RoutingTest, UnknownAndBrokenParametersAreRefusedEverywhere) {
    for (const char* target :
         {"/admin/accounts?x=1", "/admin/keys?x=1", "/admin/usage?x=1", "/admin/attempts?x=1",
          "/admin/status?x=1", "/admin/settings?x=1", "/admin/setup?x=1"})
        EXPECT_EQ(message(call("GET", target)), "unknown parameter \"x\"") << target;
    EXPECT_EQ(message(call("DELETE", "/admin/accounts/1?force=1")), "unknown parameter \"force\"");
    EXPECT_NE(message(call("GET", "/admin/keys?search=%2")).find("escape"), std::string::npos);
    EXPECT_EQ(message(call("GET", "/admin/keys?limit=1&limit=2")), "parameter \"limit\" came twice");
}

TEST_F(RoutingTest, EventsAreForHttpOnly) {
    EXPECT_EQ(call("GET", "/admin/events").status, 501);
    EXPECT_EQ(call("POST", "/admin/events").status, 405);
}

TEST_F(RoutingTest, ChangesAreWrittenDownWithoutTheirSecrets) {
    addAccount();
    (void)call("DELETE", "/admin/keys/none?token=hunter2-hunter2");
    EXPECT_NE(observer.text().find("1 POST /admin/accounts by the local command line from 10.0.0.9: 201"),
              std::string::npos)
        << observer.text();
    EXPECT_EQ(observer.text().find("hunter2"), std::string::npos);
    EXPECT_EQ(observer.text().find("secret-9f3a"), std::string::npos);
}

}  // namespace
}  // namespace relay
