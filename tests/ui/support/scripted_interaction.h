#pragma once

#include "ui/common/interaction.h"

#include <QList>

#include <utility>

namespace ui::test {

/// Answers as told, at once, and keeps what was asked. An answer that was not told is no, cancel.
class ScriptedInteraction : public common::Interaction {
public:
    QList<bool> yes;                      ///< for confirm, in order
    QList<std::optional<QString>> texts;  ///< for askText
    QStringList paths;                    ///< for files and folders

    QList<common::Question> questions;
    QList<common::TextQuestion> textQuestions;
    QList<common::FileQuestion> fileQuestions;
    QStringList copied;
    QList<QUrl> opened;

    void confirm(QWidget* /*parent*/, const common::Question& question,
                 std::function<void(bool)> answer) override {
        questions.append(question);
        answer(!yes.isEmpty() && yes.takeFirst());
    }
    void askText(QWidget* /*parent*/, const common::TextQuestion& question,
                 std::function<void(const std::optional<QString>&)> answer) override {
        textQuestions.append(question);
        answer(texts.isEmpty() ? std::nullopt : texts.takeFirst());
    }
    void chooseSaveFile(QWidget* /*parent*/, const common::FileQuestion& question,
                        std::function<void(const QString&)> answer) override {
        chooseFile(question, answer);
    }
    void chooseOpenFile(QWidget* /*parent*/, const common::FileQuestion& question,
                        std::function<void(const QString&)> answer) override {
        chooseFile(question, answer);
    }
    void chooseFolder(QWidget* /*parent*/, const common::FileQuestion& question,
                      std::function<void(const QString&)> answer) override {
        chooseFile(question, answer);
    }
    void copy(const QString& text) override { copied.append(text); }
    void openUrl(const QUrl& url) override { opened.append(url); }

private:
    void chooseFile(const common::FileQuestion& question, const std::function<void(const QString&)>& answer) {
        fileQuestions.append(question);
        answer(paths.isEmpty() ? QString() : paths.takeFirst());
    }
};

}  // namespace ui::test
