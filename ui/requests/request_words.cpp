#include "ui/requests/request_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace ui::requests::words {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::requests::Words)
};

constexpr QChar kNothing(0x2013);
constexpr int kFirstError = 400;

template <std::size_t N>
QString textOf(const std::pair<QLatin1StringView, const char*> (&table)[N], const QString& word,
               const QString& otherwise) {
    for (const auto& [name, text] : table)
        if (word == name) return Texts::tr(text);
    return otherwise;
}

}  // namespace

QString outcome(RequestOutcome outcome) {
    switch (outcome) {
        case RequestOutcome::Running:
            return Texts::tr("Running");
        case RequestOutcome::Succeeded:
            return Texts::tr("Succeeded");
        case RequestOutcome::Failed:
            return Texts::tr("Failed");
        case RequestOutcome::Rejected:
            return Texts::tr("Rejected");
        case RequestOutcome::Refused:
            return Texts::tr("Refused");
        case RequestOutcome::ClientGone:
            return Texts::tr("Client left");
        case RequestOutcome::Unknown:
            break;
    }
    return Texts::tr("Not known");
}

common::Sign sign(RequestOutcome outcome) {
    switch (outcome) {
        case RequestOutcome::Running:
            return common::Sign::Cooling;
        case RequestOutcome::Succeeded:
            return common::Sign::Ready;
        case RequestOutcome::Failed:
            return common::Sign::Blocked;
        case RequestOutcome::Rejected:
        case RequestOutcome::Refused:
            return common::Sign::Warning;
        case RequestOutcome::ClientGone:
        case RequestOutcome::Unknown:
            break;
    }
    return common::Sign::Idle;
}

QString status(const RequestRow& row) {
    const QString word = outcome(row.outcome);
    if (row.outcome == RequestOutcome::Running || row.outcome == RequestOutcome::ClientGone) return word;
    if (row.status >= kFirstError) return Texts::tr("%1 · %2").arg(word).arg(row.status);
    if (row.attempts > 1) return Texts::tr("%1 · %2").arg(word, Texts::tr("%n attempt(s)", "", row.attempts));
    return word;
}

common::StateLook look(const RequestRow& row) {
    return {sign(row.outcome), status(row)};
}

common::StateLook look(const api::Attempt& attempt) {
    RequestRow row = RequestRow::fromAttempt(attempt);
    row.attempts = 1;
    return look(row);
}

QString stage(const QString& name) {
    static constexpr std::pair<QLatin1StringView, const char*> kTexts[] = {
        {"parse"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Parse")},
        {"authenticate"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Authenticate")},
        {"admit"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Admit")},
        {"choose"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Choose account")},
        {"connect"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Connect")},
        {"wait"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Wait for first byte")},
        {"stream"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Stream")},
        {"settle"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Settle")},
    };
    return textOf(kTexts, name, name);
}

QString refusal(const QString& word, const QString& words) {
    static constexpr std::pair<QLatin1StringView, const char*> kTexts[] = {
        {"missing"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Not there any more")},
        {"not_bound"_L1,
         QT_TRANSLATE_NOOP("ui::requests::Words", "Not the account that the key is bound to")},
        {"not_in_group"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Not in the key's group")},
        {"tried"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Already tried")},
        {"disabled"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Disabled")},
        {"paused"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Paused")},
        {"subscription_ended"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Subscription ended")},
        {"too_old"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Past its age of use")},
        {"model"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Does not serve this model")},
        {"hours"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Outside its active hours")},
        {"cooling"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Cooling down")},
        {"probing"_L1,
         QT_TRANSLATE_NOOP("ui::requests::Words", "Being tried by another request after a fault")},
        {"full"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "At its limit of parallel requests")},
        {"spent"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Today's quota is spent")},
    };
    return textOf(kTexts, word, words.isEmpty() ? word : words);
}

QString tokenKind(const QString& kind) {
    static constexpr std::pair<QLatin1StringView, const char*> kTexts[] = {
        {"input"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Input")},
        {"output"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Output")},
        {"cache_write_5m"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Cache write, 5 min")},
        {"cache_write_1h"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Cache write, 1 h")},
        {"cache_read"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "Cache read")},
    };
    return textOf(kTexts, kind, kind);
}

QString priceMatch(const QString& match) {
    static constexpr std::pair<QLatin1StringView, const char*> kTexts[] = {
        {"exact"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "The model is in the price table")},
        {"prefix"_L1, QT_TRANSLATE_NOOP("ui::requests::Words",
                                        "By the price of the model family, found by the name's beginning")},
        {"unpriced"_L1, QT_TRANSLATE_NOOP("ui::requests::Words", "No price is known for this model")},
    };
    return textOf(kTexts, match, match);
}

QString milliseconds(qint64 value) {
    if (value == 0) return u"<1\u202Fms"_s;
    return value < 0 ? QString(kNothing) : common::format::milliseconds(static_cast<double>(value));
}

QString microseconds(qint64 value) {
    constexpr double kMicrosInMilli = 1000;
    return value < 0 ? QString(kNothing)
                     : common::format::milliseconds(static_cast<double>(value) / kMicrosInMilli);
}

QString money(api::Usd amount) {
    return common::format::money(amount.toDecimal());
}

}  // namespace ui::requests::words
