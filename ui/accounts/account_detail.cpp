#include "ui/accounts/account_detail.h"

#include "ui/accounts/account_row.h"
#include "ui/accounts/account_test.h"
#include "ui/accounts/day_timeline.h"
#include "ui/accounts/error_list.h"
#include "ui/accounts/explain_view.h"
#include "ui/accounts/link_list.h"
#include "ui/common/format.h"

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using common::DetailSection;
using common::ValueStyle;
namespace format = common::format;

namespace {

ValueStyle toned(theme::Token token) {
    ValueStyle style;
    style.token = token;
    return style;
}

}  // namespace

AccountDetail::AccountDetail(api::AdminClient& client, common::Interaction& interaction,
                             const AccountFeed& feed, DetailFeed::Timing timing, QWidget* parent)
    : DetailPanel(interaction, parent),
      m_feed(feed),
      m_interaction(interaction),
      m_details(client, timing),
      m_day(new DayTimeline),
      m_errors(new ErrorList),
      m_test(new AccountTest(client)),
      m_explain(new ExplainView(client, interaction)),
      m_keys(new LinkList) {
    section(u"why"_s, {});
    section(u"families"_s, {});
    section(u"test"_s, {}).addWidget(m_test);
    section(u"today"_s, {}).addWidget(m_day);
    section(u"errors"_s, {}).addWidget(m_errors);
    section(u"explain"_s, {}).addWidget(m_explain);
    section(u"bound"_s, {}).addWidget(m_keys);
    section(u"about"_s, {});
    listen();
    retranslate();
}

void AccountDetail::listen() {
    connect(&m_details, &DetailFeed::dayRead, this, [this](const api::UsageSeries& series) {
        m_day->setSeries(series);
        m_day->show();
    });
    connect(&m_details, &DetailFeed::errorsRead, this, [this](const QList<api::Attempt>& attempts) {
        m_errors->setAttempts(attempts, m_now);
        m_errors->setVisible(!attempts.isEmpty());
        section(u"errors"_s, tr("Last errors")).setNote(attempts.isEmpty() ? tr("None.") : QString());
    });
    connect(&m_details, &DetailFeed::failed, this, [this](const QString& why) {
        section(u"errors"_s, tr("Last errors")).setNote(tr("Could not be read: %1").arg(why));
    });
    connect(&m_details, &DetailFeed::keysRead, this, [this] {
        m_explain->setKeys(m_details.keys());
        showBindings();
    });
    connect(&m_details, &DetailFeed::modelsRead, this, &AccountDetail::offerModels);
    connect(m_errors, &ErrorList::requestAsked, this, &AccountDetail::requestAsked);
    connect(m_keys, &LinkList::chosen, this, &AccountDetail::keyAsked);
    connect(m_test, &AccountTest::ended, this, [this] {
        m_details.refresh();
        Q_EMIT tested();
    });
}

void AccountDetail::retranslate() {
    section(u"why"_s, tr("Why"));
    section(u"families"_s, tr("Only some models"));
    section(u"test"_s, tr("Test"));
    section(u"today"_s, tr("Today"));
    section(u"errors"_s, tr("Last errors"));
    section(u"explain"_s, tr("Why is it not asked?"));
    section(u"bound"_s, tr("Bound to it"));
    section(u"about"_s, tr("About"));
    m_test->retranslate();
    m_explain->retranslate();
    if (m_now.isValid()) refresh(m_now);
}

void AccountDetail::setAccount(const QString& id) {
    if (std::exchange(m_id, id) == id) return;
    m_day->setSeries({});
    m_errors->setAttempts({}, m_now);
    m_errors->hide();
    section(u"errors"_s, tr("Last errors")).setNote({});
    m_test->setAccount(id);
    m_explain->setAccount(id);
    m_details.setAccount(id);
    if (m_now.isValid()) refresh(m_now);
    showBindings();
    offerModels();
}

void AccountDetail::setLive(bool live) {
    m_details.setLive(live);
}

void AccountDetail::runTest() {
    m_test->run();
    m_test->setFocus();
}

void AccountDetail::refresh(const QDateTime& now) {
    m_now = now;
    const api::Account* account = m_feed.find(m_id);
    if (account == nullptr) return;
    setTitle(account->name, tr("%1 · %2").arg(m_feed.typeName(account->type), account->baseUrl));
    setState(common::lookOf(*account, now));
    showWhy(*account);
    showFamilies(*account);
    showToday(*account);
    showAbout(*account);
    const QStringList groups = m_feed.groupsOf(m_id);
    section(u"bound"_s, tr("Bound to it")).setRow(u"groups"_s, tr("Groups"), groups.join(u", "_s));
}

void AccountDetail::showWhy(const api::Account& account) {
    const QString advice = adviceFor(account);
    setSectionShown(u"why"_s, !advice.isEmpty());
    DetailSection& why = section(u"why"_s, tr("Why"));
    why.setNote(advice);
    const bool marked = account.mark.has_value();
    for (const QString& row :
         {u"cause"_s, u"evidence"_s, u"since"_s, u"ends"_s, u"probe"_s, u"failures"_s, u"source"_s})
        why.setRowShown(row, marked);
    if (!marked) return;
    const api::AccountMark& mark = *account.mark;
    const QString cause = common::causeWords(mark.cause);
    why.setRow(u"cause"_s, tr("Cause"),
               mark.status > 0 ? tr("%1 (status %2)").arg(cause).arg(mark.status) : cause,
               toned(theme::Token::Text));
    why.setRow(u"evidence"_s, tr("Evidence"), mark.evidence);
    why.setRow(
        u"since"_s, tr("Since"),
        tr("%1 (%2)").arg(format::shortTime(mark.since, m_now), format::relativeTime(mark.since, m_now)));
    why.setRow(u"ends"_s, tr("Ends"),
               mark.until.isValid() ? common::leftWords(mark.until, m_now) : tr("not by itself"));
    why.setRow(u"probe"_s, tr("Next probe"),
               mark.probeAt.isValid() && mark.probeAt <= m_now ? tr("with the next request")
                                                               : format::shortTime(mark.probeAt, m_now));
    why.setRow(u"failures"_s, tr("Failures in a row"), format::count(mark.failures));
    why.setRow(u"source"_s, tr("Set by"), sourceWords(mark.source));
}

void AccountDetail::showFamilies(const api::Account& account) {
    const auto count = static_cast<int>(account.familyMarks.size());
    setSectionShown(u"families"_s, count > 0);
    DetailSection& families = section(u"families"_s, tr("Only some models"));
    if (std::exchange(m_families, count) != count) families.clearRows();
    families.setNote(tr("It rests for these models and serves all others."));
    for (const api::AccountMark& mark : account.familyMarks) {
        ValueStyle style;
        style.toolTip = mark.evidence;
        families.setRow(mark.family, mark.family, common::markWords(mark, m_now), style);
    }
}

void AccountDetail::showToday(const api::Account& account) {
    DetailSection& today = section(u"today"_s, tr("Today"));
    const api::UsageRow usage = m_feed.todayOf(m_id);
    const double success = successOf(usage.attempts, usage.failures);
    const QString attempts =
        success < 0
            ? tr("none")
            : tr("%1, of which %2 went well").arg(format::count(usage.attempts), format::percent(success));
    today.setRow(u"requests"_s, tr("Attempts"), attempts);
    today.setRow(u"tokens"_s, tr("Tokens"), format::tokens(tokensOf(usage)));
    today.setRow(u"cost"_s, tr("Cost"), format::money(account.spentToday.toDecimal()));
    const common::BarLook quota = quotaLook(account);
    const theme::Token tone = quota.share >= 1             ? theme::Token::Bad
                              : quota.share > quota.warnAt ? theme::Token::Warn
                                                           : theme::Token::Text;
    today.setRow(u"quota"_s, tr("Daily quota"), quota.share < 0 ? tr("no limit") : quota.text, toned(tone));
    const QString running = format::count(account.inFlight);
    today.setRow(u"flight"_s, tr("In flight"),
                 account.maxConcurrency > 0
                     ? tr("%1 of %2").arg(running, format::count(account.maxConcurrency))
                     : running);
}

void AccountDetail::showBindings() {
    QList<LinkList::Link> links;
    for (const api::ApiKey& key : m_details.keys())
        if (key.accountId == m_id) links.append({key.id, key.name});
    m_keys->setLinks(links);
    section(u"bound"_s, tr("Bound to it"))
        .setRow(u"keys"_s, tr("Keys"), links.isEmpty() ? tr("none") : format::count(links.size()));
}

void AccountDetail::showAbout(const api::Account& account) {
    DetailSection& about = section(u"about"_s, tr("About"));
    ValueStyle copied;
    copied.copyable = true;
    copied.mono = true;
    about.setRow(u"note"_s, tr("Note"), account.description);
    about.setRowShown(u"note"_s, !account.description.isEmpty());
    about.setRow(u"address"_s, tr("Address"), account.baseUrl, copied);
    about.setRow(u"secret"_s, tr("Secret"), account.secretHint);
    about.setRow(u"priority"_s, tr("Priority"), format::count(account.priority));
    about.setRow(u"used"_s, tr("Last used"), format::relativeTime(account.lastUsedAt, m_now));
    about.setRow(u"created"_s, tr("Added"), format::exactTime(account.createdAt));
    about.setRow(u"updated"_s, tr("Changed"), format::exactTime(account.updatedAt));
    about.setRow(u"id"_s, tr("Id"), account.id, copied);
}

void AccountDetail::offerModels() {
    QStringList models;
    if (const api::Account* account = m_feed.find(m_id)) {
        for (const QJsonValue& model : account->json.value("models"_L1).toArray())
            if (!model.toString().contains(u'*')) models.append(model.toString());
        models += account->modelMap.keys();
    }
    models += m_details.models();
    models.removeDuplicates();
    m_test->setModels(models);
    m_explain->setModels(models);
}

}  // namespace ui::accounts
