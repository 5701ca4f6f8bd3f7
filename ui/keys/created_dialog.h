#pragma once

#include <QDialog>
#include <QList>

class QLabel;
class QPushButton;

namespace ui::common {
class ClientSnippets;
class Interaction;
class SecretOnce;
}  // namespace ui::common

namespace ui::keys {

struct NewKey {
    QString name;
    QString secret;
};

/// Shows keys that were made or rotated just now, this once: to copy, to save, and how clients are told of one. Closing
/// without having taken them asks first, in the dialog itself. Modal to its window, never blocks, deletes itself.
class CreatedDialog : public QDialog {
    Q_OBJECT

public:
    CreatedDialog(common::Interaction& interaction, const QString& address, const QList<NewKey>& keys,
                  bool rotated, QWidget* parent);

public Q_SLOTS:
    void reject() override;

private:
    void showOne();
    void showMany();
    QWidget* makeFoot();
    QString heading(bool rotated) const;
    /// "name<tab>key", a line each.
    QString asText() const;
    void saveAll();
    void taken();

    common::Interaction& m_interaction;
    QString m_address;
    QList<NewKey> m_keys;
    QWidget* m_body = nullptr;
    QLabel* m_question = nullptr;
    QPushButton* m_done = nullptr;
    QPushButton* m_stay = nullptr;
    QPushButton* m_leave = nullptr;
    bool m_taken = false;
};

}  // namespace ui::keys
