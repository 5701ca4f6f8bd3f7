#pragma once

#include "admin/admin_api.h"
#include "admin/route_table.h"

namespace relay::admin {

using ResourceAction = Result<Answer> (*)(const AdminParts&, RoutedCall&);

/// For an action that knows no query parameters: any is refused before the action runs.
Action plain(const AdminParts& parts, ResourceAction action);
/// For an action that reads the query, and finishes it, itself.
Action withQuery(const AdminParts& parts, ResourceAction action);

/// One function a resource; each adds its routes. The parts outlive the table.
void addAuthRoutes(RouteTable& table, const AdminParts& parts);
void addSetupRoutes(RouteTable& table, const AdminParts& parts);
void addAccountRoutes(RouteTable& table, const AdminParts& parts);
void addKeyRoutes(RouteTable& table, const AdminParts& parts);
void addGroupRoutes(RouteTable& table, const AdminParts& parts);
void addUsageRoutes(RouteTable& table, const AdminParts& parts);
void addSeriesRoutes(RouteTable& table, const AdminParts& parts);
void addAttemptRoutes(RouteTable& table, const AdminParts& parts);
void addRequestRoutes(RouteTable& table, const AdminParts& parts);
void addLogRoutes(RouteTable& table, const AdminParts& parts);
void addStatusRoutes(RouteTable& table, const AdminParts& parts);
void addSettingsRoutes(RouteTable& table, const AdminParts& parts);
void addConcurrencyRoutes(RouteTable& table, const AdminParts& parts);
void addStickyRoutes(RouteTable& table, const AdminParts& parts);
void addLimitRoutes(RouteTable& table, const AdminParts& parts);
void addExplainRoutes(RouteTable& table, const AdminParts& parts);
/// Tells whoever comes by another way than HTTP that the event stream is to be had there only.
void addEventRoutes(RouteTable& table, const AdminParts& parts);

}  // namespace relay::admin
