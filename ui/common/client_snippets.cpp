#include "ui/common/client_snippets.h"

#include "ui/common/code_snippet.h"
#include "ui/common/filter_chips.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ui::common {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kShownForMs = 10'000;

/// As long as a key is, so that nothing moves when it is shown.
QString masked(const QString& key) {
    constexpr qsizetype kPrefix = 3;  // "cr_"
    constexpr qsizetype kDots = 12;
    return key.left(kPrefix) + QString(kDots, QChar(0x2022));
}

}  // namespace

/// One client: a note, the variants to choose from, the code of the one chosen.
class ClientSnippets::Tab : public QWidget {
public:
    Tab(Interaction& interaction, ClientSnippets& owner)
        : m_note(new QLabel), m_variants(new FilterChips), m_code(new CodeSnippet(interaction, {})) {
        m_note->setObjectName(u"snippetNote"_s);
        m_note->setTextFormat(Qt::PlainText);
        m_note->setWordWrap(true);
        theme::tint(*m_note, theme::Token::Quiet);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, theme::kRow, 0, 0);
        layout->setSpacing(theme::kGap);
        auto* row = new QHBoxLayout;
        row->addWidget(m_variants);
        row->addStretch(1);
        layout->addLayout(row);
        layout->addWidget(m_code);
        layout->addWidget(m_note);
        layout->addStretch(1);
        connect(m_variants, &FilterChips::chosen, &owner, &ClientSnippets::chooseVariant);
    }

    void setSnippet(const ClientSnippet& whole, const ClientSnippet& shown) {
        m_whole = whole.variants;
        m_shown = shown.variants;
        m_note->setText(whole.note);
        QList<Chip> chips;
        for (const SnippetVariant& variant : whole.variants)
            chips.append({variant.id, variant.label});
        m_variants->setChips(chips);
        m_variants->setVisible(chips.size() > 1);
        m_code->setVisible(!chips.isEmpty());
        showCode();
    }

    /// The variant with this id, if this client has it.
    void choose(const QString& id) {
        m_variants->setCurrent(id);
        showCode();
    }

    // As high as the client that is shown needs, not as the longest does: the tabs ask all of them.
    QSize sizeHint() const override { return whenShown(QWidget::sizeHint()); }
    QSize minimumSizeHint() const override { return whenShown(QWidget::minimumSizeHint()); }
    int heightForWidth(int width) const override { return isHidden() ? 0 : QWidget::heightForWidth(width); }

private:
    QSize whenShown(const QSize& size) const { return {size.width(), isHidden() ? 0 : size.height()}; }

    void showCode() {
        const auto at = std::ranges::find(m_whole, m_variants->current(), &SnippetVariant::id);
        if (at == m_whole.end()) return;
        m_code->setCode(at->code, m_shown.at(at - m_whole.begin()).code);
    }

    QLabel* m_note;
    FilterChips* m_variants;
    CodeSnippet* m_code;
    QList<SnippetVariant> m_whole;
    QList<SnippetVariant> m_shown;
};

ClientSnippets::ClientSnippets(Interaction& interaction, QWidget* parent)
    : QWidget(parent),
      m_interaction(interaction),
      m_tabs(new QTabWidget),
      m_eye(new QToolButton),
      m_hide(new QTimer(this)) {
    setObjectName(u"clientSnippets"_s);
    m_tabs->setObjectName(u"snippetTabs"_s);
    // Not in document mode, which draws a piece of a line above the corner's button.
    m_tabs->setUsesScrollButtons(true);
    connect(m_tabs, &QTabWidget::currentChanged, m_tabs, &QWidget::updateGeometry);
    m_eye->setObjectName(u"revealInSnippets"_s);
    m_eye->setCheckable(true);
    theme::setKind(*m_eye, theme::ButtonKind::Quiet);
    m_tabs->setCornerWidget(m_eye);
    m_hide->setSingleShot(true);
    m_hide->setInterval(kShownForMs);
    connect(m_eye, &QToolButton::toggled, this, &ClientSnippets::reveal);
    connect(m_hide, &QTimer::timeout, this, [this] { m_eye->setChecked(false); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    reveal(false);
}

void ClientSnippets::setTarget(const QString& address, const QString& key) {
    m_address = address;
    m_key = key;
    m_eye->setVisible(!key.isEmpty());
    m_eye->setChecked(false);
    refresh();
}

void ClientSnippets::retranslate() {
    reveal(m_eye->isChecked());
}

void ClientSnippets::reveal(bool shown) {
    const QString text = shown ? tr("Hide the key") : tr("Show the key for ten seconds");
    m_eye->setIcon(theme::icon(shown ? u"eye-off"_s : u"eye"_s));
    m_eye->setToolTip(text);
    m_eye->setAccessibleName(text);
    if (shown)
        m_hide->start();
    else
        m_hide->stop();
    refresh();
}

void ClientSnippets::refresh() {
    const QString key = m_key.isEmpty() ? u"cr_YOUR_KEY"_s : m_key;
    const bool hidden = !m_key.isEmpty() && !m_eye->isChecked();
    const QList<ClientSnippet> whole = clientSnippets(m_address, key);
    const QList<ClientSnippet> shown = clientSnippets(m_address, hidden ? masked(key) : key);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        const QString name = u"client_"_s + whole.at(at).id;
        auto* tab = static_cast<Tab*>(m_tabs->findChild<QWidget*>(name));
        if (!tab) {
            tab = new Tab(m_interaction, *this);
            tab->setObjectName(name);
            m_tabs->addTab(tab, whole.at(at).title);
        }
        tab->setSnippet(whole.at(at), shown.at(at));
    }
}

void ClientSnippets::chooseVariant(const QString& id) {
    // Whoever works in PowerShell does so with every client.
    for (int at = 0; at < m_tabs->count(); ++at)
        static_cast<Tab*>(m_tabs->widget(at))->choose(id);
}

}  // namespace ui::common
