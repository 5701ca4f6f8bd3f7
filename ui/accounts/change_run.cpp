#include "ui/accounts/change_run.h"

#include <utility>

namespace ui::accounts {

namespace {

constexpr int kAtOnce = 4;

}  // namespace

ChangeRun::ChangeRun(api::AdminClient& client, QList<Target> targets, Step step, Verdict verdict)
    : QObject(&client),
      m_waiting(std::move(targets)),
      m_step(std::move(step)),
      m_verdict(std::move(verdict)) {}

void ChangeRun::start() {
    for (int i = 0; i < kAtOnce; ++i)
        next();
}

void ChangeRun::next() {
    if (m_waiting.isEmpty()) {
        if (m_running > 0) return;
        Q_EMIT finished(m_done, m_failures);
        deleteLater();
        return;
    }
    ++m_running;
    const Target target = m_waiting.takeFirst();
    m_step(target, this, [this, target](const api::Outcome& outcome) { take(target, outcome); });
}

void ChangeRun::take(const Target& target, const api::Outcome& outcome) {
    --m_running;
    const QString why = !outcome ? outcome.error().message : m_verdict ? m_verdict(outcome) : QString();
    if (why.isEmpty())
        ++m_done;
    else
        m_failures.append({target.name, why});
    if (outcome) Q_EMIT stepped(target.id, outcome.body());
    next();
}

}  // namespace ui::accounts
