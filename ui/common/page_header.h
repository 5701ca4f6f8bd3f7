#pragma once

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui::common {

class FilterChips;
class FilterMenu;
class SearchField;

/// The top of a page: title left, search and one primary action right; the line that already answers; chips that
/// filter, the live switch, the "more" menu. What a page does not ask for does not show.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// "14 accounts · 12 ready"; whole sentences, translated with plural forms.
    void setAnswer(const QString& answer);
    /// The button says what the action says, and is off when it is off.
    void setPrimaryAction(QAction* action);
    SearchField& search();
    FilterChips& chips();
    /// After the chips; owned by the header. "Type ▾"
    FilterMenu& addFilter(const QString& id, const QString& title);
    /// Any widget of the page's own, after chips and filters (a range, a switch).
    void addControl(QWidget* control);
    QMenu& more();

    /// The switch shows once this was called.
    void setLive(bool live);
    bool isLive() const;

Q_SIGNALS:
    void liveChanged(bool live);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* iconButton(const QString& name, const QString& icon, const QString& text);
    void showControls();

    QLabel* m_title = nullptr;
    QLabel* m_answer = nullptr;
    SearchField* m_search = nullptr;
    QPushButton* m_primary = nullptr;
    QAction* m_primaryAction = nullptr;
    QWidget* m_controls = nullptr;
    QBoxLayout* m_filters = nullptr;
    FilterChips* m_chips = nullptr;
    QToolButton* m_live = nullptr;
    QToolButton* m_more = nullptr;
};

}  // namespace ui::common
