#include "ui/console/own_choices.h"

#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <utility>

namespace ui::console {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ui::console::OwnChoices)

public:
    static QString appearance() { return tr("Appearance"); }
    static QString appearanceMeaning() { return tr("Light, dark, or whatever the system is."); }
    static QStringList appearances() { return {tr("As the system"), tr("Light"), tr("Dark")}; }
    static QString language() { return tr("Language"); }
    static QString languageMeaning() {
        return tr("Of texts, numbers and dates. Logs and errors of the relay stay English.");
    }
    static QString rows() { return tr("Rows of lists"); }
    static QString rowsMeaning() { return tr("Compact rows show more at once."); }
    static QStringList densities() { return {tr("Comfortable"), tr("Compact")}; }
};

QStringList languageNames() {
    QStringList names;
    for (const shell::Language language : shell::kLanguages)
        names.append(shell::nameOf(language));
    return names;
}

QList<settings::OwnChoice> ownChoices(theme::Theme& theme, shell::Languages& languages,
                                      shell::Preferences& preferences) {
    return {{u"appearance"_s, Words::appearance, Words::appearanceMeaning, Words::appearances,
             [&theme] { return static_cast<int>(theme.mode()); },
             [&theme, &preferences](int index) {
                 theme.setMode(static_cast<theme::Mode>(index));
                 preferences.setMode(theme.mode());
             }},
            {u"language"_s, Words::language, Words::languageMeaning, languageNames,
             [&languages] { return static_cast<int>(languages.chosen()); },
             [&languages, &preferences](int index) {
                 const auto language = static_cast<shell::Language>(index);
                 preferences.setLanguage(language);
                 languages.choose(language);
             }},
            {u"rows"_s, Words::rows, Words::rowsMeaning, Words::densities,
             [&theme] { return static_cast<int>(theme.density()); },
             [&theme, &preferences](int index) {
                 theme.setDensity(static_cast<theme::Density>(index));
                 preferences.setDensity(theme.density());
             }}};
}

}  // namespace

settings::SettingsHost settingsHost(theme::Theme& theme, shell::Languages& languages,
                                    shell::Preferences& preferences, std::function<void()> restartEngine) {
    // Of another language the page hears by itself.
    return {ownChoices(theme, languages, preferences),
            [&theme](QObject* context, std::function<void()> then) {
                QObject::connect(&theme, &theme::Theme::chosen, context, std::move(then));
            },
            std::move(restartEngine)};
}

}  // namespace ui::console
