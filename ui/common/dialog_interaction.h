#pragma once

#include "ui/common/interaction.h"

namespace ui::common {

/// The real one: dialogs modal to their window, opened and left to themselves.
class DialogInteraction : public Interaction {
public:
    void confirm(QWidget* parent, const Question& question, std::function<void(bool)> answer) override;
    void askText(QWidget* parent, const TextQuestion& question,
                 std::function<void(const std::optional<QString>&)> answer) override;
    void chooseSaveFile(QWidget* parent, const FileQuestion& question,
                        std::function<void(const QString&)> answer) override;
    void chooseOpenFile(QWidget* parent, const FileQuestion& question,
                        std::function<void(const QString&)> answer) override;
    void chooseFolder(QWidget* parent, const FileQuestion& question,
                      std::function<void(const QString&)> answer) override;
    void copy(const QString& text) override;
    void openUrl(const QUrl& url) override;
};

}  // namespace ui::common
