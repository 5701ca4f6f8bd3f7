#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>

class QWidget;

namespace ui::common {

struct Question {
    QString title;
    QString text;
    QString action;  ///< what the button says: "Delete key"
    bool danger = false;
    QString nameToType = {};  ///< not empty: the button stays off until exactly this is typed
};

struct TextQuestion {
    QString title;
    QString label;
    QString action;
    QString initial = {};
    QString placeholder = {};
    bool secret = false;
    /// What is wrong with a text, empty when nothing is. Asked at every key.
    std::function<QString(const QString& text)> problem = {};
};

struct FileQuestion {
    QString title;
    QString name;              ///< suggested, with its ending
    QStringList filters = {};  ///< "CSV (*.csv)"
};

/// The one seam for whatever a person is asked, and for clipboard and browser: tests script it. Nothing blocks; an
/// answer comes once, on the GUI thread, and not at all if `parent` is gone by then.
class Interaction {
public:
    virtual ~Interaction();

    virtual void confirm(QWidget* parent, const Question& question, std::function<void(bool yes)> answer) = 0;
    /// nullopt: cancelled.
    virtual void askText(QWidget* parent, const TextQuestion& question,
                         std::function<void(const std::optional<QString>& text)> answer) = 0;
    /// An empty path: cancelled.
    virtual void chooseSaveFile(QWidget* parent, const FileQuestion& question,
                                std::function<void(const QString& path)> answer) = 0;
    virtual void chooseOpenFile(QWidget* parent, const FileQuestion& question,
                                std::function<void(const QString& path)> answer) = 0;
    /// `question.name`: the folder to begin at.
    virtual void chooseFolder(QWidget* parent, const FileQuestion& question,
                              std::function<void(const QString& path)> answer) = 0;
    virtual void copy(const QString& text) = 0;
    virtual void openUrl(const QUrl& url) = 0;
};

}  // namespace ui::common
