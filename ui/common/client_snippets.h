#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QTabWidget;
class QTimer;
class QToolButton;

namespace ui::common {

class Interaction;

/// What clients speak to a relay.
enum class Dialect { Anthropic, OpenAiResponses, OpenAiChat, Gemini };

/// Those that the relay of this version answers.
QList<Dialect> dialectsServed();

/// One way to write it down: for a shell, a language or a file.
struct SnippetVariant {
    QString id;     ///< "bash"
    QString label;  ///< a name, never translated: "PowerShell"
    QString code;
};

/// How one client is brought to the relay.
struct ClientSnippet {
    QString id;                      ///< "claude-code"
    QString title;                   ///< a name, never translated
    QString note;                    ///< what to know beside it; why there is no variant, when there is none
    QList<SnippetVariant> variants;  ///< empty: the relay does not speak what this client needs yet
};

/// `address`: of the relay, with or without a slash at its end ("http://127.0.0.1:3000"). Sources: the clients' own
/// documentation of their variables and files.
QList<ClientSnippet> clientSnippets(const QString& address, const QString& key,
                                    const QList<Dialect>& served = dialectsServed());

/// The snippets in tabs, with address and key filled in. The key is masked on the screen, shown for ten seconds on
/// request; what is copied is whole.
class ClientSnippets : public QWidget {
    Q_OBJECT

public:
    explicit ClientSnippets(Interaction& interaction, QWidget* parent = nullptr);

    /// An empty key: snippets with a place for it.
    void setTarget(const QString& address, const QString& key);
    /// After a change of language.
    void retranslate();

private:
    class Tab;

    void refresh();
    void reveal(bool shown);
    void chooseVariant(const QString& id);

    Interaction& m_interaction;
    QString m_address;
    QString m_key;
    QTabWidget* m_tabs = nullptr;
    QToolButton* m_eye = nullptr;
    QTimer* m_hide = nullptr;
};

}  // namespace ui::common
