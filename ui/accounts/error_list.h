#pragma once

#include "ui/api/attempt.h"

#include <QListWidget>

namespace ui::accounts {

/// The last failed attempts of an account, two lines each; Enter or a double click asks for the request.
class ErrorList : public QListWidget {
    Q_OBJECT

public:
    explicit ErrorList(QWidget* parent = nullptr);

    /// Newest first. Nothing happens when they are the ones that are shown.
    void setAttempts(const QList<api::Attempt>& attempts, const QDateTime& now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void requestAsked(const QString& requestId);

private:
    QStringList m_shown;
};

}  // namespace ui::accounts
