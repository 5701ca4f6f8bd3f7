#include "admin/json_fields.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "base/clock.h"
#include "identity/admin_accounts.h"
#include "identity/login_throttle.h"
#include "identity/sessions.h"

#include <fmt/format.h>
#include <boost/json.hpp>

namespace relay::admin {
namespace {

Answer tooManyFailures(std::chrono::seconds wait, const AdminCall& call) {
    return waitAnswer(wait, fmt::format("Too many failed attempts; try again in {} seconds", wait.count()),
                      call.requestId);
}

Result<Answer> login(const AdminParts& parts, RoutedCall& routed) {
    const AdminCall& call = routed.call;
    auto fields = JsonFields::parse(call.body);
    if (!fields) return fields.error();
    const auto username = fields->raw("username");
    const SecretString password(fields->raw("password").value_or(""));
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (!username || username->empty() || password.empty())
        return fail(ErrorCode::InvalidRequest, "fields \"username\" and \"password\" are needed");

    const auto wait = parts.throttle.attempt(call.address, *username, parts.clock.steady());
    if (wait.count() > 0) return tooManyFailures(wait, call);
    if (auto verified = parts.administrators.verify(*username, password.reveal()); !verified)
        return verified.error();
    parts.throttle.succeeded(call.address, *username);

    auto started = parts.sessions.start(*username);
    if (!started) return started.error();
    return jsonAnswer(200, {{"token", started->token.reveal()},
                            {"username", started->session.username},
                            {"expiresAt", timeView(started->session.expiresAt)}});
}

Result<Answer> logout(const AdminParts& parts, RoutedCall& routed) {
    if (auto ended = parts.sessions.end(routed.call.principal.sessionDigest); !ended) return ended.error();
    return noContent();
}

struct PasswordChange {
    SecretString current;
    SecretString next;
    std::optional<std::string> username;
};

Result<PasswordChange> readPasswordChange(const AdminCall& call) {
    auto fields = JsonFields::parse(call.body);
    if (!fields) return fields.error();
    PasswordChange change;
    change.current = SecretString(fields->raw("currentPassword").value_or(""));
    change.next = SecretString(fields->raw("newPassword").value_or(""));
    change.username = fields->raw("newUsername");
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (change.next.empty()) return fail(ErrorCode::InvalidRequest, "field \"newPassword\" is needed");
    const bool local = call.principal.kind == Principal::Kind::Local;
    if (change.current.empty() && !local)
        return fail(ErrorCode::InvalidRequest, "field \"currentPassword\" is needed");
    // Looked at before the current password is, so that a slip does not count as a wrong guess.
    if (auto checked = checkPassword(change.next.reveal()); !checked) return checked.error();
    if (change.username)
        if (auto checked = checkUsername(*change.username); !checked) return checked.error();
    return change;
}

/// Whoever can read the data directory can reset the password; everybody else proves to know the old one, at
/// the pace of signing in, so that a stolen session is no way to guess it.
Result<Answer> changePassword(const AdminParts& parts, RoutedCall& routed) {
    const AdminCall& call = routed.call;
    auto change = readPasswordChange(call);
    if (!change) return change.error();
    if (call.principal.kind == Principal::Kind::Local) {
        auto present = parts.administrators.username();
        if (!present) return present.error();
        if (!*present && !change->username) return fail(ErrorCode::Conflict, "There is no administrator yet");
        auto replaced = parts.administrators.replace(change->username ? *change->username : **present,
                                                     change->next.reveal());
        if (!replaced) return replaced.error();
    } else {
        const std::string& username = call.principal.username;
        const auto wait = parts.throttle.attempt(call.address, username, parts.clock.steady());
        if (wait.count() > 0) return tooManyFailures(wait, call);
        auto changed =
            parts.administrators.change(change->current.reveal(), change->next.reveal(), change->username);
        if (!changed) return changed.error();
        parts.throttle.succeeded(call.address, username);
    }
    if (auto ended = parts.sessions.endAll(); !ended) return ended.error();
    return noContent();
}

Result<Answer> whoAmI(const AdminParts& parts, RoutedCall& routed) {
    const auto session = parts.sessions.peek(routed.call.principal.sessionDigest);
    if (!session)
        return jsonAnswer(200, {{"username", nullptr},
                                {"signedInAt", nullptr},
                                {"lastSeenAt", nullptr},
                                {"expiresAt", nullptr}});
    return jsonAnswer(200, {{"username", session->username},
                            {"signedInAt", timeView(session->createdAt)},
                            {"lastSeenAt", timeView(session->lastSeenAt)},
                            {"expiresAt", timeView(session->expiresAt)}});
}

}  // namespace

void addAuthRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("POST", "/web/auth/login", Access::Anyone, plain(parts, login));
    table.add("POST", "/web/auth/logout", Access::Administrator, plain(parts, logout));
    table.add("POST", "/web/auth/change-password", Access::Administrator, plain(parts, changePassword));
    table.add("GET", "/web/auth/user", Access::Administrator, plain(parts, whoAmI));
}

}  // namespace relay::admin
