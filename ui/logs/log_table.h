#pragma once

#include "ui/common/table_view.h"

class QPushButton;

namespace ui::logs {

/// The list that follows its end. Whoever scrolls up stops following; "37 new" over the last row brings back.
class LogTable : public common::TableView {
    Q_OBJECT

public:
    explicit LogTable(common::Interaction& interaction, QWidget* parent = nullptr);

    /// "37 new" over the last row; zero hides it.
    void setNewer(int rows);
    /// While it follows, the end stays in sight whatever comes and however the window changes.
    void setFollowing(bool following);
    void showEnd();
    /// Runs a change at the top of the list so that what is in sight stays where it is.
    void keepInSight(const std::function<void()>& change);

Q_SIGNALS:
    void scrolledUp();
    void endReached();
    void topReached();
    void newerWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void scrolled(int value);
    void placeNewer();

    QPushButton* m_newer = nullptr;
    int m_count = 0;
    bool m_following = true;
    bool m_moving = false;  ///< by this program
};

}  // namespace ui::logs
