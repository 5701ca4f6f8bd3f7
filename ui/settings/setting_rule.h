#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui::api {
struct Setting;
}

namespace ui::settings {

/// What a setting may be, read from the words in which the relay says it ("a whole number from 0 to 65535"), so that a
/// value is checked while it is typed. What is not understood is left to the relay.
class SettingRule {
    Q_DECLARE_TR_FUNCTIONS(ui::settings::SettingRule)

public:
    enum class Kind { Text, Choice, Flag, Integer, Size, Hours, Duration, Path };

    static SettingRule of(const api::Setting& setting);

    Kind kind() const { return m_kind; }
    const QStringList& choices() const { return m_choices; }
    /// What is wrong with a text; empty: nothing, as far as can be told here.
    QString problem(const QString& text) const;
    /// What may be given, in the console's language.
    QString allowed() const;
    /// Are these the same value, "600s" and "10m"?
    bool same(const QString& left, const QString& right) const;

private:
    std::optional<qint64> amount(const QString& text) const;

    Kind m_kind = Kind::Text;
    QStringList m_choices;
    QString m_words;   ///< as the relay said it
    QString m_lowest;  ///< as written: "1s"
    QString m_highest;
    bool m_bareSeconds = true;  ///< what a number without a unit counts, of a Duration
    bool m_mayBeEmpty = false;
};

}  // namespace ui::settings
