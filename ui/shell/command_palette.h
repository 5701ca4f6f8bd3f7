#pragma once

#include <QIcon>
#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>

class QLineEdit;
class QListWidget;

namespace ui::shell {

/// Something that can be done.
struct Command {
    QString text;   ///< "Add account"
    QString where;  ///< the page it belongs to; empty: the whole console
    QString hint;   ///< its keys
    QIcon icon;
    std::function<void()> run;
};

/// A field over the window that finds everything by a few letters. Enter runs, Escape leaves.
class CommandPalette : public QWidget {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget& window);

    /// Shows it over the window with these commands, the likeliest first.
    void open(QList<Command> commands);
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& typed);
    void run();
    void leave();
    void place();

    QWidget& m_window;
    QList<Command> m_commands;
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
    QPointer<QWidget> m_before;  ///< had the keyboard
};

}  // namespace ui::shell
