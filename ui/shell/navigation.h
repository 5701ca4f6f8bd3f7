#pragma once

#include "ui/shell/page_entry.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui::shell {

/// The pages, one under the other. 208 pixels wide, or 56 with icons alone. Up and down go through it by keyboard.
class Navigation : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWide = 208;
    static constexpr int kFoldedWidth = 56;

    explicit Navigation(QList<PageEntry> pages, QWidget* parent = nullptr);

    void setCurrent(const QString& id);
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    /// False: there is no room for unfolding.
    void setFoldable(bool foldable);
    /// Under the pages: what the button at the foot opens.
    QToolButton* menuButton() const { return m_menu; }
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& id);
    void foldAsked(bool folded);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* makeButton(const QString& name, const QString& icon);
    void dress(QToolButton& button, const QString& text, const QString& hint);
    void step(int by);

    QList<PageEntry> m_pages;
    QList<QToolButton*> m_buttons;
    QLabel* m_name = nullptr;
    QToolButton* m_menu = nullptr;
    QToolButton* m_fold = nullptr;
    bool m_folded = false;
};

}  // namespace ui::shell
