#pragma once

#include "ui/common/texts.h"
#include "ui/setup/setup_memory.h"

#include <QFrame>

#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::api {
struct ApiError;
}

namespace ui::common {
class StateLabel;
struct StateLook;
struct ErrorText;
}  // namespace ui::common

namespace ui::setup {

/// Where a step stands: its sign and word.
common::StateLook lookOf(SetupMemory::Mark mark);
/// An error of the relay, in place: what could not be done, why, what to try.
common::ErrorText errorText(const QString& what, const api::ApiError& error);

/// One step: title, why it is worth doing, what is needed, and how it came out. A step that is done or skipped folds to
/// one line and can be opened again; nothing that was typed is lost by that.
class SetupCard : public QFrame {
    Q_OBJECT

public:
    using Mark = SetupMemory::Mark;

    explicit SetupCard(QString id, QWidget* parent = nullptr);

    QString id() const { return m_id; }
    virtual QString title() const = 0;
    Mark mark() const { return m_mark; }
    /// `summary`: one line of what came out.
    void setMark(Mark mark, const QString& summary = {});
    /// Unfolds, and brings the keyboard to its first field.
    void unfold();
    bool isUnfolded() const;
    virtual void retranslate();

Q_SIGNALS:
    /// By the person: worth remembering.
    void markChanged();
    void skipped();

protected:
    /// Called at the end of every card's constructor.
    void finish();
    virtual QString reason() const = 0;
    virtual void focusFirst() {}
    QVBoxLayout& body() { return *m_bodyLayout; }
    QBoxLayout& buttons() { return *m_buttons; }
    QPushButton* addButton(const QString& name, std::function<QString()> text, bool primary);
    /// Done, but not here: folds only when nobody is at it. `typed`: there is something that was not saved.
    void setFound(const QString& summary, bool typed);
    /// Stays unfolded when it is done.
    void keepOpen() { m_keepsOpen = true; }
    common::Texts& texts() { return m_texts; }
    /// A line that wraps: Quiet is explanation, Warn a warning.
    static QLabel* makeLine(const QString& name);

private:
    void change(Mark mark, const QString& summary, bool folds);
    void fold(bool folded);
    void showMark();

    QString m_id;
    Mark m_mark = Mark::None;
    QString m_summary;
    bool m_keepsOpen = false;
    common::Texts m_texts;
    QLabel* m_title = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_summaryLine = nullptr;
    common::StateLabel* m_state = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyLayout = nullptr;
    QBoxLayout* m_buttons = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_skip = nullptr;
};

}  // namespace ui::setup
