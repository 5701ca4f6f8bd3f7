#include "ui/common/code_snippet.h"

#include "ui/common/interaction.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextDocument>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ui::common {

namespace {

constexpr int kSaidForMs = 1600;
constexpr int kMostLines = 14;

}  // namespace

CodeSnippet::CodeSnippet(Interaction& interaction, const QString& code, QWidget* parent)
    : QWidget(parent), m_interaction(interaction) {
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("code"));
    m_text->setAccessibleName(tr("Snippet"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(theme::font(theme::Type::Mono, font()));
    theme::setGround(*m_text, theme::Ground::Code);
    m_copy = new QToolButton;
    m_copy->setObjectName(QStringLiteral("copyCode"));
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    theme::setKind(*m_copy, theme::ButtonKind::Quiet);
    connect(m_copy, &QToolButton::clicked, this, &CodeSnippet::copy);
    connect(m_text->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &CodeSnippet::fit);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGap);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    setCode(code);
}

void CodeSnippet::setCode(const QString& code, const QString& shown) {
    m_code = code;
    const QString text = shown.isEmpty() ? code : shown;
    if (m_text->toPlainText() == text && !text.isEmpty()) return;
    m_text->setPlainText(text);
    fit();
}

/// As many lines as there are, and the scroll bar only when there is one.
void CodeSnippet::fit() {
    const int lines = std::clamp(m_text->blockCount(), 1, kMostLines);
    const QScrollBar& below = *m_text->horizontalScrollBar();
    const int bar = below.maximum() > below.minimum() ? below.sizeHint().height() : 0;
    const int margins = static_cast<int>(2 * m_text->document()->documentMargin()) + 2 * theme::kGap;
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + margins + bar);
}

void CodeSnippet::copy() {
    m_interaction.copy(code());
    m_copy->setText(tr("Copied"));
    m_copy->setIcon(theme::icon(QStringLiteral("check"), theme::Token::Ok));
    QTimer::singleShot(kSaidForMs, this, [this] {
        m_copy->setText(tr("Copy"));
        m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    });
}

SnippetTabs::SnippetTabs(Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_interaction(interaction), m_tabs(new QTabWidget) {
    m_tabs->setObjectName(QStringLiteral("snippets"));
    m_tabs->setDocumentMode(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
}

void SnippetTabs::setSnippet(const QString& id, const QString& title, const QString& code) {
    const QString name = QStringLiteral("snippet_") + id;
    if (auto* known = m_tabs->findChild<CodeSnippet*>(name)) {
        known->setCode(code);
        m_tabs->setTabText(m_tabs->indexOf(known->parentWidget()), title);
        return;
    }
    auto* snippet = new CodeSnippet(m_interaction, code);
    snippet->setObjectName(name);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, theme::kGap, 0, 0);
    layout->addWidget(snippet);
    layout->addStretch(1);
    m_tabs->addTab(page, title);
}

}  // namespace ui::common
