#pragma once

#include "admin/account_state.h"
#include "model/account.h"

#include <boost/json/object.hpp>

#include <string>

namespace relay::admin {

/// An account as the API shows it: everything but the secret, of which at most the last four characters.
boost::json::object accountView(const Account& account, const AccountMoment& moment);

/// "…9f3a"; only "…" when the secret is so short that four characters would tell much of it; empty without a
/// secret.
std::string secretHint(const SecretString& secret);

}  // namespace relay::admin
