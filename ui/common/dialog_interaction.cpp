#include "ui/common/dialog_interaction.h"

#include "ui/common/ask_dialog.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>

#include <utility>

namespace ui::common {

namespace {

void openFileDialog(QWidget* parent, const FileQuestion& question, QFileDialog::FileMode mode,
                    std::function<void(const QString&)> answer) {
    auto* dialog = new QFileDialog(parent, question.title);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAcceptMode(mode == QFileDialog::AnyFile ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(mode);
    if (mode == QFileDialog::Directory) {
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setDirectory(question.name);
    } else {
        dialog->setNameFilters(question.filters);
        dialog->selectFile(question.name);
    }
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

}  // namespace

Interaction::~Interaction() = default;

void DialogInteraction::confirm(QWidget* parent, const Question& question, std::function<void(bool)> answer) {
    auto* dialog = new AskDialog(parent, question.title, question.text, question.action, question.danger);
    if (!question.nameToType.isEmpty()) {
        const QString name = question.nameToType;
        const QString hint = QCoreApplication::translate("DialogInteraction", "Type “%1” to go on").arg(name);
        dialog->addField({}, hint, false,
                         [name, hint](const QString& text) { return text == name ? QString() : hint; });
    }
    QObject::connect(dialog, &QDialog::finished, parent,
                     [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
    dialog->open();
}

void DialogInteraction::askText(QWidget* parent, const TextQuestion& question,
                                std::function<void(const std::optional<QString>&)> answer) {
    auto* dialog = new AskDialog(parent, question.title, question.label, question.action, false);
    dialog->addField(question.initial, question.placeholder, question.secret, question.problem);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? std::optional(dialog->fieldText()) : std::nullopt);
    });
    dialog->open();
}

void DialogInteraction::chooseSaveFile(QWidget* parent, const FileQuestion& question,
                                       std::function<void(const QString&)> answer) {
    openFileDialog(parent, question, QFileDialog::AnyFile, std::move(answer));
}

void DialogInteraction::chooseOpenFile(QWidget* parent, const FileQuestion& question,
                                       std::function<void(const QString&)> answer) {
    openFileDialog(parent, question, QFileDialog::ExistingFile, std::move(answer));
}

void DialogInteraction::chooseFolder(QWidget* parent, const FileQuestion& question,
                                     std::function<void(const QString&)> answer) {
    openFileDialog(parent, question, QFileDialog::Directory, std::move(answer));
}

void DialogInteraction::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

void DialogInteraction::openUrl(const QUrl& url) {
    QDesktopServices::openUrl(url);
}

}  // namespace ui::common
