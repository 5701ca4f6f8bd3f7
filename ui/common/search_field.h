#pragma once

#include <QLineEdit>

class QTimer;

namespace ui::common {

/// A search field: "/" in the window brings the keyboard to it, Esc empties it, then gives the keyboard back by
/// `left`. `searched` follows the keys after a moment.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    /// Without the moment's wait, as Enter does.
    void searchNow();

Q_SIGNALS:
    void searched(const QString& words);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QTimer* m_wait = nullptr;
    QString m_told;
};

}  // namespace ui::common
