#include "ui/common/save_text.h"

#include "ui/common/interaction.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace ui::common {

bool saveText(Interaction& interaction, QWidget* parent, const QString& path, const QString& text) {
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (written) return true;
    Question question;
    question.title = QCoreApplication::translate("SaveText", "The file was not written");
    question.text = QCoreApplication::translate("SaveText", "%1\n%2").arg(path, file.errorString());
    question.action = QCoreApplication::translate("SaveText", "OK");
    interaction.confirm(parent, question, [](bool) {});
    return false;
}

}  // namespace ui::common
