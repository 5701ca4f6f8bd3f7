#pragma once

#include <QObject>
#include <QTranslator>

#include <array>

namespace ui::shell {

enum class Language { System, English, Chinese };
inline constexpr std::array kLanguages{Language::System, Language::English, Language::Chinese};

/// Its own name, in itself; "System" in the language of the moment.
QString nameOf(Language language);

/// The language of the application's texts, numbers and dates. Widgets hear of a change by QEvent::LanguageChange. One
/// of it, as long as the application.
class Languages : public QObject {
    Q_OBJECT

public:
    explicit Languages(QObject* parent = nullptr);
    ~Languages() override;

    void choose(Language language);
    Language chosen() const { return m_chosen; }

private:
    QTranslator m_own;
    QTranslator m_qt;
    Language m_chosen = Language::System;
};

}  // namespace ui::shell
