#include "core/admin/admin_fixture.h"

namespace relay {
namespace {

using admin::Answer;
using Kind = Principal::Kind;

struct AuthRoutesTest : test::AdminFixture {
    AuthRoutesTest() {
        EXPECT_TRUE(administrators.create("admin", "correct horse"));
        caller = {};
    }
    Answer login(const std::string& password = "correct horse", const std::string& name = "admin") {
        return call("POST", "/web/auth/login",
                    R"({"username":")" + name + R"(","password":")" + password + "\"}");
    }
    void actAs(const Answer& loggedIn) {
        const auto session = sessions.find(field(loggedIn, "token"));
        ASSERT_TRUE(session);
        caller = {Kind::Session, session->username, session->digest};
    }
};

TEST_F(AuthRoutesTest, LoginGivesATokenThatIsASession) {
    const Answer answer = login();
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(field(answer, "username"), "admin");
    EXPECT_EQ(field(answer, "expiresAt"), isoTime(clock.now() + 86'400'000));
    actAs(answer);
    const Answer user = call("GET", "/web/auth/user");
    EXPECT_EQ(field(user, "username"), "admin");
    EXPECT_EQ(field(user, "signedInAt"), isoTime(clock.now()));
    EXPECT_EQ(observer.text().find(field(answer, "token")), std::string::npos);
    EXPECT_EQ(observer.text().find("correct horse"), std::string::npos);
}

TEST_F(AuthRoutesTest, WrongNameAndWrongPasswordLookTheSame) {
    const Answer password = login("wrong password");
    const Answer name = login("correct horse", "Admin");
    EXPECT_EQ(password.status, 401);
    EXPECT_EQ(password.body, name.body);
    EXPECT_NE(observer.text().find("2 POST /web/auth/login by nobody signed in from 10.0.0.9: 401"),
              std::string::npos);
}

TEST_F(AuthRoutesTest, BodyIsCheckedAndNotCountedAsAGuess) {
    for (const char* body :
         {"{}", R"({"username":"admin"})", R"({"username":"admin","password":""})",
          R"({"username":5,"password":"x"})", R"({"username":"a","password":"b","otp":"c"})", "[]"})
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(call("POST", "/web/auth/login", body).status, 400) << body;
    EXPECT_EQ(login().status, 200);
}

TEST_F(AuthRoutesTest, FiveFailuresHoldEvenTheRightPassword) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(login("wrong password").status, 401);
    const Answer held = login();
    EXPECT_EQ(message(held, 429), "Too many failed attempts; try again in 5 seconds");
    ASSERT_EQ(held.headers.size(), 1U);
    EXPECT_EQ(held.headers.front(), (std::pair<std::string, std::string>("retry-after", "5")));
    clock.advance(std::chrono::seconds(5));
    EXPECT_EQ(login().status, 200);
}

TEST_F(AuthRoutesTest, LogoutEndsTheSessionOnTheServer) {
    const Answer answer = login();
    const Answer other = login();
    actAs(answer);
    EXPECT_EQ(call("POST", "/web/auth/logout").status, 204);
    EXPECT_FALSE(sessions.find(field(answer, "token")));
    EXPECT_TRUE(sessions.find(field(other, "token")));
}

TEST_F(AuthRoutesTest, PasswordChangeEndsAllSessions) {
    const Answer first = login();
    const Answer second = login();
    actAs(first);
    const std::string body =
        R"({"currentPassword":"correct horse","newPassword":"battery staple","newUsername":"root"})";
    EXPECT_EQ(call("POST", "/web/auth/change-password", body).status, 204);
    EXPECT_FALSE(sessions.find(field(first, "token")));
    EXPECT_FALSE(sessions.find(field(second, "token")));
    EXPECT_EQ(login().status, 401);
    EXPECT_EQ(login("battery staple", "root").status, 200);
    EXPECT_EQ(observer.text().find("battery staple"), std::string::npos);
}

TEST_F(AuthRoutesTest, PasswordChangeIsNoOracle) {
    actAs(login());
    const std::string wrong = R"({"currentPassword":"a guess","newPassword":"battery staple"})";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(call("POST", "/web/auth/change-password", wrong).status, 401);
    EXPECT_EQ(call("POST", "/web/auth/change-password", wrong).status, 429);
    EXPECT_TRUE(administrators.verify("admin", "correct horse"));
}

TEST_F(AuthRoutesTest, PasswordChangeIsCheckedFieldByField) {
    actAs(login());
    const std::vector<std::pair<std::string, std::string>> cases{
        {"{}", "\"newPassword\" is needed"},
        {R"({"newPassword":"battery staple"})", "\"currentPassword\" is needed"},
        {R"({"currentPassword":"correct horse","newPassword":"short"})", "8 to 1024"},
        {R"({"currentPassword":"correct horse","newPassword":"battery staple","newUsername":"ab"})",
         "\"username\""},
        {R"({"currentPassword":"correct horse","newPassword":"battery staple","role":"x"})",
         "unknown field \"role\""},
    };
    for (int round = 0; round < 3; ++round)
        for (const auto& [body, expected] : cases) {
            const std::string told = message(call("POST", "/web/auth/change-password", body));
            EXPECT_NE(told.find(expected), std::string::npos) << body << " -> " << told;
        }
}

TEST_F(AuthRoutesTest, TheLocalCommandLineResetsAForgottenPassword) {
    const Answer signedIn = login();
    caller = Principal::local();
    EXPECT_EQ(field(call("GET", "/web/auth/user"), "username"), "null");
    EXPECT_EQ(call("POST", "/web/auth/change-password", R"({"newPassword":"battery staple"})").status, 204);
    EXPECT_TRUE(administrators.verify("admin", "battery staple"));
    EXPECT_FALSE(sessions.find(field(signedIn, "token")));
    EXPECT_EQ(call("POST", "/web/auth/logout").status, 204);
}

struct SetupRoutesTest : test::AdminFixture {
    SetupRoutesTest() {
        EXPECT_TRUE(setupToken.issue());
        caller = {};
    }
    Answer setUp(const std::string& token, const std::string& more = {}) {
        return call(
            "POST", "/admin/setup",
            R"({"setupToken":")" + token + R"(","username":"admin","password":"correct horse")" + more + "}");
    }
};

TEST_F(SetupRoutesTest, TheTokenIsGoodOnce) {
    const std::string token(setupToken.text().reveal());
    EXPECT_EQ(field(call("GET", "/admin/setup"), "needed"), "true");
    EXPECT_EQ(message(setUp("wrong"), 401), "field \"setupToken\" is not the one this start wrote down");
    const Answer done = setUp(token);
    ASSERT_EQ(done.status, 201) << done.body;
    EXPECT_EQ(done.body, R"({"username":"admin"})");
    EXPECT_EQ(field(call("GET", "/admin/setup"), "needed"), "false");
    EXPECT_EQ(setUp(token).status, 409);
    EXPECT_FALSE(std::filesystem::exists(setupToken.file()));
    EXPECT_TRUE(administrators.verify("admin", "correct horse"));
}

TEST_F(SetupRoutesTest, BodyIsCheckedFieldByField) {
    const std::string token(setupToken.text().reveal());
    const std::string start = R"({"setupToken":")" + token + "\"";
    EXPECT_EQ(message(call("POST", "/admin/setup")), "field \"setupToken\" is needed");
    EXPECT_NE(message(call("POST", "/admin/setup", start + "}")).find("\"username\""), std::string::npos);
    EXPECT_NE(message(call("POST", "/admin/setup", start + R"(,"username":"admin","password":"short"})"))
                  .find("8 to"),
              std::string::npos);
    EXPECT_EQ(message(setUp(token, R"(,"force":true)")), "unknown field \"force\"")
        << "for the command line only";
    EXPECT_EQ(field(call("GET", "/admin/setup"), "needed"), "true");
    EXPECT_EQ(setUp(token).status, 201) << "a slip does not use the token up";
}

TEST_F(SetupRoutesTest, NoTokenIssuedMeansNoSetupFromOutside) {
    setupToken.discard();
    EXPECT_EQ(setUp("").status, 400);
    EXPECT_EQ(setUp("0").status, 401);
}

TEST_F(SetupRoutesTest, TheLocalCommandLineNeedsNoTokenAndMayForce) {
    caller = Principal::local();
    EXPECT_EQ(call("POST", "/web/auth/change-password", R"({"newPassword":"battery staple"})").status, 409);
    const std::string first = R"({"username":"admin","password":"correct horse"})";
    EXPECT_EQ(call("POST", "/admin/setup", first).status, 201);
    EXPECT_EQ(call("POST", "/admin/setup", first).status, 409);
    const Principal session = signIn();
    const std::string forced = R"({"username":"root","password":"battery staple","force":true})";
    EXPECT_EQ(call("POST", "/admin/setup", forced).status, 201);
    EXPECT_FALSE(sessions.peek(session.sessionDigest));
    EXPECT_TRUE(administrators.verify("root", "battery staple"));
    EXPECT_EQ(field(call("POST", "/admin/setup", R"({"password":"another horse","force":true})"), "username"),
              "root");
    EXPECT_TRUE(administrators.verify("root", "another horse"));
}

TEST_F(SetupRoutesTest, ForceWithoutANameNeedsSomebodyWhoseNameStays) {
    caller = Principal::local();
    const std::string body = R"({"password":"correct horse","force":true})";
    EXPECT_NE(message(call("POST", "/admin/setup", body)).find("\"username\""), std::string::npos);
}

}  // namespace
}  // namespace relay
