#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// The texts lie in a static library: nothing links them unless they are named. Must stand outside any namespace.
static void openTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The system's language where there are texts in it, or else English; numbers and dates follow the texts.
QLocale localeOf(Language language) {
    const QLocale system = QLocale::system();
    switch (language) {
        case Language::Chinese:
            return QLocale(QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China);
        case Language::System:
            if (system.language() == QLocale::Chinese || system.language() == QLocale::English) return system;
            break;
        case Language::English:
            if (system.language() == QLocale::English) return system;
            break;
    }
    return QLocale(QLocale::English, QLocale::UnitedStates);
}

}  // namespace

QString nameOf(Language language) {
    switch (language) {
        case Language::English:
            return u"English"_s;
        case Language::Chinese:
            return u"中文"_s;
        case Language::System:
            break;
    }
    return Languages::tr("As the system");
}

Languages::Languages(QObject* parent) : QObject(parent) {
    openTranslations();
}

Languages::~Languages() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::choose(Language language) {
    m_chosen = language;
    const QLocale locale = localeOf(language);
    QLocale::setDefault(locale);
    const bool chinese = locale.language() == QLocale::Chinese;
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    // Qt's own texts (buttons of dialogs, menus of fields) are there when the distribution's package is.
    if (chinese && m_qt.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(chinese ? u":/translations/relaywright_zh_CN.qm"_s
                           : u":/translations/relaywright_en.qm"_s))
        QCoreApplication::installTranslator(&m_own);
}

}  // namespace ui::shell
