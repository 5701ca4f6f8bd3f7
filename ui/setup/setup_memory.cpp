#include "ui/setup/setup_memory.h"

#include <QSettings>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

QString SetupMemory::key(const QString& step) const {
    // A slash would make a group, and the address of IPv6 has colons.
    return u"setup/%1/%2"_s.arg(QString::fromLatin1(m_relay.toUtf8().toHex()), step);
}

SetupMemory::Mark SetupMemory::mark(const QString& step) const {
    const QString word = QSettings().value(key(step)).toString();
    if (word == "done"_L1) return Mark::Done;
    return word == "skipped"_L1 ? Mark::Skipped : Mark::None;
}

void SetupMemory::setMark(const QString& step, Mark mark) {
    QSettings settings;
    if (mark == Mark::None)
        settings.remove(key(step));
    else
        settings.setValue(key(step), mark == Mark::Done ? u"done"_s : u"skipped"_s);
}

}  // namespace ui::setup
