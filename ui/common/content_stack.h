#pragma once

#include <QStackedWidget>

class QTimer;

namespace ui::common {

class EmptyState;
class ErrorState;
class Interaction;

struct EmptyText {
    QString title;        ///< "No accounts yet"
    QString text;         ///< what this page will show
    QString action = {};  ///< the one button; empty: none
};

struct ErrorText {
    QString what;          ///< "The accounts could not be read."
    QString why = {};      ///< "Connection refused by 127.0.0.1:3000"
    QString tryThis = {};  ///< "Check that the relay runs."
};

/// The place of a list or a detail, in one of four states: skeleton rows while it first loads (after 150 ms, bare until
/// then; a refresh of what is on screen needs no call), the content, what an empty page teaches, or the error with a way
/// to try again.
class ContentStack : public QStackedWidget {
    Q_OBJECT

public:
    /// Takes `content`.
    ContentStack(Interaction& interaction, QWidget* content, QWidget* parent = nullptr);

    void showLoading();
    void showContent();
    void showEmpty(const EmptyText& text);
    /// Fills the place; after a failed refresh of what is on screen use ErrorStrip instead.
    void showError(const ErrorText& text);

Q_SIGNALS:
    void retryWanted();
    /// The button of the empty state.
    void emptyActionWanted();

private:
    QWidget* m_content = nullptr;
    QWidget* m_skeleton = nullptr;
    EmptyState* m_empty = nullptr;
    ErrorState* m_error = nullptr;
    QTimer* m_wait = nullptr;
};

}  // namespace ui::common
