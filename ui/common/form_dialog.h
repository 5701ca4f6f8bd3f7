#pragma once

#include <QDialog>
#include <QJsonObject>
#include <QMap>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::common {

class FormView;

/// A form in a dialog that is modal to its window and never blocks: open() it and wait for saveWanted. It stays open,
/// busy, until the page says how the saving went: accept(), or showErrors(). Ctrl+Enter saves; Esc closes, and asks
/// first (in the dialog itself, never in another one) when something was changed. Deletes itself.
class FormDialog : public QDialog {
    Q_OBJECT

public:
    FormDialog(const QString& title, const QString& saveText, QWidget* parent);

    FormView& form() { return *m_form; }
    /// Above or under the form: whatever else the dialog needs. Takes it.
    void addAbove(QWidget* widget);
    void addBelow(QWidget* widget);

    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    /// Ends being busy; errors by field name, and one line about the whole.
    void showErrors(const QMap<QString, QString>& errors, const QString& message = {});

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// The form is valid; all its values.
    void saveWanted(const QJsonObject& values);

private:
    void save();
    void askToDiscard(bool ask);

    FormView* m_form = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_question = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_discard = nullptr;
    bool m_busy = false;
};

}  // namespace ui::common
