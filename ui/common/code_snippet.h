#pragma once

#include <QWidget>

class QPlainTextEdit;
class QTabWidget;
class QToolButton;

namespace ui::common {

class Interaction;

/// Text of fixed width with a copy button that says it has copied.
class CodeSnippet : public QWidget {
    Q_OBJECT

public:
    CodeSnippet(Interaction& interaction, const QString& code, QWidget* parent = nullptr);

    /// `shown`: what stands on the screen in its place, when the code has a secret in it; empty: the code itself.
    void setCode(const QString& code, const QString& shown = {});
    /// What is copied.
    QString code() const { return m_code; }

private:
    void copy();
    void fit();

    Interaction& m_interaction;
    QString m_code;
    QPlainTextEdit* m_text = nullptr;
    QToolButton* m_copy = nullptr;
};

/// The same snippet for several clients, in tabs.
class SnippetTabs : public QWidget {
    Q_OBJECT

public:
    explicit SnippetTabs(Interaction& interaction, QWidget* parent = nullptr);

    /// The tab with this id, made at the first call.
    void setSnippet(const QString& id, const QString& title, const QString& code);

private:
    Interaction& m_interaction;
    QTabWidget* m_tabs = nullptr;
};

}  // namespace ui::common
