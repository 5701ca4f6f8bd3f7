#pragma once

#include "ui/common/page.h"
#include "ui/logs/log_row.h"

#include <QObject>

class QAction;

namespace ui::common {
class DetailPanel;
class Interaction;
}  // namespace ui::common

namespace ui::logs {

/// One line with all its fields in the panel beside the list, and where one can go from it.
class LogDetails : public QObject {
    Q_OBJECT

public:
    LogDetails(common::DetailPanel& panel, common::Interaction& interaction, QObject* parent = nullptr);

    void show(const LogRow& row);
    void retranslate();
    const QList<QAction*>& actions() const { return m_actions; }

Q_SIGNALS:
    void goTo(const ui::common::Place& place);
    void requestWanted(const QString& requestId);
    void accountWanted(const QString& accountId);

private:
    QAction* add(const QString& name, const QString& icon);
    void showFields();

    common::DetailPanel& m_panel;
    common::Interaction& m_interaction;
    LogRow m_row;
    QAction* m_request = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_onlyRequest = nullptr;
    QAction* m_onlyAccount = nullptr;
    QAction* m_account = nullptr;
    QList<QAction*> m_actions;
};

}  // namespace ui::logs
