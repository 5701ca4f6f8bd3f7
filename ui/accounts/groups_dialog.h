#pragma once

#include "ui/api/account.h"
#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace ui::accounts {

/// The groups that keys can be bound to: list, make, rename, choose members, delete. Modal to its window, never blocks,
/// deletes itself. Questions are asked in place.
class GroupsDialog : public QDialog {
    Q_OBJECT

public:
    GroupsDialog(api::AdminClient& client, const QList<api::Account>& accounts, QWidget* parent);

    /// Reads them; the one with this id is chosen, else the first.
    void load(const QString& choose = {});

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// A group was made, changed or deleted.
    void groupsChanged();

private:
    QWidget* buildList();
    QWidget* buildEditor();
    QWidget* buildQuestion();
    void fill(const QList<api::Group>& groups, const QString& choose);
    void leave(QListWidgetItem* to, QListWidgetItem* from);
    void choose(const QListWidgetItem* item);
    void startNew();
    void show(const api::Group& group);
    void filterMembers(const QString& words);
    void countMembers();
    QStringList members() const;
    bool isChanged() const;
    void save();
    void remove();
    void ask(const QString& question, const QString& action, std::function<void()> answer);
    void tell(const QString& problem);
    void setBusy(bool busy);

    api::AdminClient& m_client;
    QList<api::Group> m_groups;
    api::Group m_shown;  ///< as the relay has it; without an id it is a new one
    QListWidget* m_list = nullptr;
    QWidget* m_editor = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_description = nullptr;
    QLineEdit* m_search = nullptr;
    QListWidget* m_members = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_delete = nullptr;
    QWidget* m_question = nullptr;
    QLabel* m_questionText = nullptr;
    QPushButton* m_yes = nullptr;
    std::function<void()> m_answer;
};

}  // namespace ui::accounts
