#pragma once

#include <QString>
#include <QWidget>

namespace ui::common {

/// Somewhere in the console: a page and, on it, a thing ({"accounts", "<id>"}). The target may be empty.
struct Place {
    QString page;
    QString target;

    bool operator==(const Place&) const = default;
};

/// One entry of the navigation. Its QWidget::actions() appear in the command palette.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// "accounts"; never translated.
    virtual QString pageId() const = 0;
    virtual QString title() const = 0;
    /// Selects that thing, now or as soon as its rows are there.
    virtual void open(const QString& /*target*/) {}
    /// True while shown in a visible window. False must cost nothing: no timer, no stream, no request.
    virtual void setLive(bool /*live*/) {}
    /// After a change of language.
    virtual void retranslate() {}

Q_SIGNALS:
    void goTo(const ui::common::Place& place);
};

}  // namespace ui::common
