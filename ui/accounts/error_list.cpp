#include "ui/accounts/error_list.h"

#include "ui/common/format.h"
#include "ui/theme/theme.h"

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
namespace format = common::format;

namespace {

constexpr int kRequestRole = Qt::UserRole;

QString lineOf(const api::Attempt& attempt, const QDateTime& now) {
    QStringList facts{format::shortTime(attempt.startedAt, now)};
    if (attempt.status > 0) facts.append(QString::number(attempt.status));
    if (!attempt.model.isEmpty()) facts.append(attempt.model);
    return facts.join(u" · "_s) + u'\n' + attempt.reason;
}

}  // namespace

ErrorList::ErrorList(QWidget* parent) : QListWidget(parent) {
    setObjectName(u"errorList"_s);
    setAccessibleName(tr("Last errors"));
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT requestAsked(item->data(kRequestRole).toString());
    });
}

void ErrorList::setAttempts(const QList<api::Attempt>& attempts, const QDateTime& now) {
    QStringList lines;
    for (const api::Attempt& attempt : attempts)
        lines.append(lineOf(attempt, now));
    if (lines == m_shown && count() == lines.size()) return;
    m_shown = lines;
    clear();
    for (qsizetype i = 0; i < attempts.size(); ++i) {
        auto* item = new QListWidgetItem(lines[i], this);
        item->setData(kRequestRole, attempts[i].requestId);
        item->setToolTip(tr("%1\nOpen the request: Enter").arg(attempts[i].reason));
    }
    updateGeometry();
}

QSize ErrorList::sizeHint() const {
    int height = 2 * frameWidth() + 2;
    for (int row = 0; row < count(); ++row)
        height += sizeHintForRow(row);
    return {200, height};
}

}  // namespace ui::accounts
