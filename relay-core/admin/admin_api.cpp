#include "admin/admin_api.h"

#include "admin/routes.h"
#include "observe/observer.h"

#include <fmt/format.h>

#include <exception>

namespace relay::admin {
namespace {

bool changesNothing(std::string_view method) {
    return method == "GET" || method == "HEAD";
}

std::string_view whoCalls(const Principal& principal) {
    switch (principal.kind) {
        case Principal::Kind::Anonymous:
            return "nobody signed in";
        case Principal::Kind::Local:
            return "the local command line";
        case Principal::Kind::Session:
            return principal.username;
    }
    return {};
}

}  // namespace

AdminApi::AdminApi(const AdminParts& parts) : m_observer(parts.observer) {
    addAuthRoutes(m_table, parts);
    addSetupRoutes(m_table, parts);
    addAccountRoutes(m_table, parts);
    addKeyRoutes(m_table, parts);
    addGroupRoutes(m_table, parts);
    addUsageRoutes(m_table, parts);
    addSeriesRoutes(m_table, parts);
    addAttemptRoutes(m_table, parts);
    addRequestRoutes(m_table, parts);
    addLogRoutes(m_table, parts);
    addStatusRoutes(m_table, parts);
    addSettingsRoutes(m_table, parts);
    addConcurrencyRoutes(m_table, parts);
    addStickyRoutes(m_table, parts);
    addLimitRoutes(m_table, parts);
    addExplainRoutes(m_table, parts);
    addEventRoutes(m_table, parts);
}

Answer AdminApi::handle(const AdminCall& call) const {
    Answer answer;
    try {
        answer = m_table.dispatch(call);
    } catch (const std::exception& exception) {
        m_observer.log(LogLevel::Error, "admin",
                       fmt::format("{} {}: {}", call.method, call.requestId, exception.what()));
        answer = errorAnswer(fail(ErrorCode::Internal, "Something went wrong inside; the log says more"),
                             call.requestId);
    }
    if (!changesNothing(call.method)) audit(call, answer.status);
    return answer;
}

/// Who tried to change what, whether it worked or not. Bodies and queries may hold secrets and stay out.
void AdminApi::audit(const AdminCall& call, int status) const {
    const std::string path = call.target.substr(0, call.target.find('?')).substr(0, 200);
    const LogLevel level = status == 401 || status == 429 ? LogLevel::Warning : LogLevel::Info;
    m_observer.log(level, "admin",
                   fmt::format("{} {} by {} from {}: {}", call.method, path, whoCalls(call.principal),
                               call.address, status));
}

}  // namespace relay::admin
