#include "ui/accounts/account_changes.h"

#include "ui/api/json_fields.h"

#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A provider may take its time; the relay gives up earlier.
constexpr int kTestPatienceMs = 120'000;

QString pathOf(const QString& id, const QString& verb = {}) {
    return u"/admin/accounts/"_s + api::AdminClient::segment(id) + verb;
}

ChangeRun::Step patching(api::AdminClient& client, const QJsonObject& body) {
    return [&client, body](const ChangeRun::Target& target, ChangeRun* run, api::AdminClient::Callback take) {
        return client.patch(pathOf(target.id), body, run, std::move(take));
    };
}

ChangeRun::Step posting(api::AdminClient& client, const QString& verb,
                        int patienceMs = api::AdminClient::kPatienceMs) {
    return [&client, verb, patienceMs](const ChangeRun::Target& target, ChangeRun* run,
                                       api::AdminClient::Callback take) {
        return client.post(pathOf(target.id, verb), {}, run, std::move(take), patienceMs);
    };
}

}  // namespace

AccountChanges::AccountChanges(api::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

void AccountChanges::run(const Targets& targets, ChangeRun::Step step, Sentence done, Sentence failed,
                         ChangeRun::Verdict verdict) {
    if (targets.isEmpty()) return;
    auto* run = new ChangeRun(m_client, targets, std::move(step), std::move(verdict));
    connect(run, &ChangeRun::stepped, this, [this](const QString& id, const QJsonObject& body) {
        if (body.contains("name"_L1) && body.value("id"_L1).toString() == id)
            Q_EMIT changed(api::Account::fromJson(body));
    });
    connect(run, &ChangeRun::finished, this,
            [this, done = std::move(done), failed = std::move(failed)](
                int count, const QList<ChangeRun::Failure>& failures) {
                tell(count, failures, done, failed);
                Q_EMIT refreshWanted();
            });
    run->start();
}

void AccountChanges::tell(int done, const QList<ChangeRun::Failure>& failures, const Sentence& good,
                          const Sentence& bad) {
    if (done > 0) Q_EMIT told(good(done));
    if (failures.isEmpty()) return;
    QStringList lines;
    for (const ChangeRun::Failure& failure : failures)
        lines.append(tr("%1: %2").arg(failure.name, failure.why));
    Q_EMIT this->failed(bad(static_cast<int>(failures.size())), lines.join(u'\n'));
}

void AccountChanges::pause(const Targets& targets) {
    run(
        targets, patching(m_client, {{u"schedulable"_s, false}}),
        [](int n) { return tr("%n account(s) paused.", nullptr, n); },
        [](int n) { return tr("%n account(s) could not be paused.", nullptr, n); });
}

void AccountChanges::resume(const Targets& targets) {
    run(
        targets, patching(m_client, {{u"enabled"_s, true}, {u"schedulable"_s, true}}),
        [](int n) { return tr("%n account(s) resumed.", nullptr, n); },
        [](int n) { return tr("%n account(s) could not be resumed.", nullptr, n); });
}

void AccountChanges::clear(const Targets& targets) {
    run(
        targets, posting(m_client, u"/clear"_s),
        [](int n) { return tr("The state of %n account(s) was reset.", nullptr, n); },
        [](int n) { return tr("The state of %n account(s) could not be reset.", nullptr, n); });
}

void AccountChanges::clearAll() {
    m_client.post(u"/admin/accounts/clear"_s, {}, this, [this](const api::Outcome& outcome) {
        if (!outcome) {
            Q_EMIT failed(tr("The states could not be reset."), outcome.error().message);
            return;
        }
        const auto cleared = static_cast<int>(api::JsonFields(outcome.body()).number("cleared"_L1));
        Q_EMIT told(cleared == 0 ? tr("No account had a state to reset.")
                                 : tr("The state of %n account(s) was reset.", nullptr, cleared));
        Q_EMIT refreshWanted();
    });
}

void AccountChanges::remove(const Targets& targets) {
    if (targets.isEmpty()) return;
    ++m_removing;
    QStringList ids;
    for (const ChangeRun::Target& target : targets)
        ids.append(target.id);
    auto* run = new ChangeRun(m_client, targets,
                              [client = &m_client](const ChangeRun::Target& target, ChangeRun* context,
                                                   api::AdminClient::Callback take) {
                                  return client->remove(pathOf(target.id), context, std::move(take));
                              });
    connect(run, &ChangeRun::stepped, this, [this](const QString& id) { Q_EMIT removed(id); });
    connect(run, &ChangeRun::finished, this,
            [this, ids](int /*done*/, const QList<ChangeRun::Failure>& failures) {
                --m_removing;
                tell(0, failures, {},
                     [](int n) { return tr("%n account(s) could not be deleted.", nullptr, n); });
                Q_EMIT removingEnded(ids);
                Q_EMIT refreshWanted();
            });
    run->start();
}

void AccountChanges::duplicate(const QString& id, const QString& name) {
    m_client.post(pathOf(id, u"/duplicate"_s), {{u"name"_s, name}}, this,
                  [this, name](const api::Outcome& outcome) {
                      if (!outcome) {
                          Q_EMIT failed(tr("The account could not be duplicated."), outcome.error().message);
                          return;
                      }
                      Q_EMIT told(tr("%1 was made. It is paused until you resume it.").arg(name));
                      Q_EMIT duplicated(api::Account::fromJson(outcome.body()));
                  });
}

void AccountChanges::test(const Targets& targets) {
    run(
        targets, posting(m_client, u"/test"_s, kTestPatienceMs),
        [](int n) { return tr("%n account(s) answered.", nullptr, n); },
        [](int n) { return tr("%n account(s) did not answer.", nullptr, n); },
        [](const api::Outcome& outcome) {
            const api::JsonFields report(outcome.body());
            if (report.flag("ok"_L1)) return QString();
            const QString error = report.text("error"_L1);
            return error.isEmpty() ? tr("status %1").arg(report.number("status"_L1)) : error;
        });
}

}  // namespace ui::accounts
