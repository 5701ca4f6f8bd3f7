#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui::common {

class Interaction;

/// A secret that is shown this once (a new key): masked until asked for, for ten seconds at a time; to be copied or
/// saved as a file. `taken` once either was done: before that, closing deserves a question.
class SecretOnce : public QWidget {
    Q_OBJECT

public:
    explicit SecretOnce(Interaction& interaction, QWidget* parent = nullptr);

    void setSecret(const QString& secret, const QString& fileName);
    bool isTaken() const { return m_taken; }
    /// Forgets it.
    void clear();

Q_SIGNALS:
    void taken();

private:
    void copy();
    void save();
    void take(const QString& how);

    Interaction& m_interaction;
    QLineEdit* m_field = nullptr;
    QLabel* m_note = nullptr;
    QString m_fileName;
    bool m_taken = false;
};

/// A line edit that is masked, with an eye: shown for ten seconds on request.
QLineEdit* makeSecretField(QWidget* parent = nullptr);

}  // namespace ui::common
