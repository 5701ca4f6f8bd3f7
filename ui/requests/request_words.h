#pragma once

#include "ui/common/looks.h"
#include "ui/requests/request_row.h"

namespace ui::requests {

/// What the engine's words are called here. Asked again after a change of language.
namespace words {

QString outcome(RequestOutcome outcome);
common::Sign sign(RequestOutcome outcome);
/// "Failed · 529", "Succeeded · 2 attempts".
QString status(const RequestRow& row);
common::StateLook look(const RequestRow& row);
/// The same for an attempt of the ledger.
common::StateLook look(const api::Attempt& attempt);

QString stage(const QString& name);
/// Why an account did not serve: of the engine's word, or its own `words` when it is a new one.
QString refusal(const QString& word, const QString& words);
/// "Input", "Cache read".
QString tokenKind(const QString& kind);
QString priceMatch(const QString& match);

/// A time of -1 is "–".
QString milliseconds(qint64 value);
QString microseconds(qint64 value);
QString money(api::Usd amount);

}  // namespace words

}  // namespace ui::requests
