#include "ui/accounts/account_counts.h"

#include <QCoreApplication>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Counts {
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::Counts)
};

const QString kReady = u"ready"_s;
const QString kAttention = u"attention"_s;
const QString kPaused = u"paused"_s;

}  // namespace

AccountCounts AccountCounts::of(const std::vector<AccountRow>& rows) {
    AccountCounts counts;
    counts.known = true;
    counts.all = static_cast<int>(rows.size());
    for (const AccountRow& row : rows) {
        switch (row.standing) {
            case Standing::Ready:
                ++counts.ready;
                break;
            case Standing::Full:
                ++counts.full;
                break;
            case Standing::Cooling:
                ++counts.cooling;
                break;
            case Standing::Spent:
                ++counts.spent;
                break;
            case Standing::Attention:
                ++counts.attention;
                break;
            case Standing::Paused:
                ++counts.paused;
                break;
        }
    }
    return counts;
}

QString answerLine(const AccountCounts& counts) {
    if (counts.all == 0) return {};
    QStringList facts{Counts::tr("%n account(s)", nullptr, counts.all)};
    if (counts.ready == counts.all && counts.all > 1) {
        facts.append(Counts::tr("all ready"));
        return facts.join(u" · "_s);
    }
    facts.append(Counts::tr("%n ready", nullptr, counts.ready));
    if (counts.full > 0) facts.append(Counts::tr("%n at the limit", nullptr, counts.full));
    if (counts.cooling > 0) facts.append(Counts::tr("%n cooling down", nullptr, counts.cooling));
    if (counts.spent > 0) facts.append(Counts::tr("%n out of quota", nullptr, counts.spent));
    if (counts.attention > 0) facts.append(Counts::tr("%n need(s) attention", nullptr, counts.attention));
    if (counts.paused > 0) facts.append(Counts::tr("%n paused", nullptr, counts.paused));
    return facts.join(u" · "_s);
}

QList<common::Chip> chipsOf(const AccountCounts& counts) {
    const auto chip = [known = counts.known](const QString& id, const QString& label, int count) {
        return common::Chip{id, label, known ? count : -1};
    };
    return {chip(u"all"_s, Counts::tr("All"), counts.all),
            chip(kReady, Counts::tr("Ready"), counts.ready + counts.full),
            chip(kAttention, Counts::tr("Attention"), counts.cooling + counts.spent + counts.attention),
            chip(kPaused, Counts::tr("Paused"), counts.paused)};
}

bool belongsTo(const QString& chip, Standing standing) {
    if (chip == kReady) return isServing(standing);
    if (chip == kAttention) return wantsALook(standing);
    if (chip == kPaused) return standing == Standing::Paused;
    return true;
}

}  // namespace ui::accounts
