#include "ui/keys/created_dialog.h"

#include "ui/common/client_snippets.h"
#include "ui/common/interaction.h"
#include "ui/common/save_text.h"
#include "ui/common/secret_once.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 640;
constexpr qsizetype kNamesShown = 8;

QLabel* paragraph(const QString& text, theme::Token token) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::tint(*label, token);
    return label;
}

QPushButton* button(const QString& name, const QString& text, theme::ButtonKind kind) {
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    theme::setKind(*made, kind);
    return made;
}

}  // namespace

CreatedDialog::CreatedDialog(common::Interaction& interaction, const QString& address,
                             const QList<NewKey>& keys, bool rotated, QWidget* parent)
    : QDialog(parent), m_interaction(interaction), m_address(address), m_keys(keys), m_body(new QWidget) {
    setObjectName(u"createdDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(heading(rotated));
    setMinimumWidth(kWidth);
    auto* title = new QLabel(heading(rotated));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    theme::setType(*title, theme::Type::Title);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(theme::kSection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, theme::kSection, theme::kMargin, theme::kSection);
    layout->setSpacing(theme::kSection);
    layout->addWidget(title);
    layout->addWidget(m_body, 1);
    layout->addWidget(makeFoot());
    if (m_keys.size() == 1)
        showOne();
    else
        showMany();
}

QString CreatedDialog::heading(bool rotated) const {
    const QString name = m_keys.value(0).name;
    if (rotated) return tr("“%1” has a new key").arg(name);
    if (m_keys.size() == 1) return tr("Key “%1” is ready").arg(name);
    return tr("%n key(s) are ready", nullptr, static_cast<int>(m_keys.size()));
}

QWidget* CreatedDialog::makeFoot() {
    auto* foot = new QWidget;
    m_question = new QLabel(tr("It can not be shown again. Close all the same?"));
    m_question->setObjectName(u"closeQuestion"_s);
    m_question->setWordWrap(true);
    theme::tint(*m_question, theme::Token::Warn);
    m_done = button(u"createdDone"_s, tr("Done"), theme::ButtonKind::Plain);
    m_stay = button(u"createdStay"_s, tr("Go back"), theme::ButtonKind::Plain);
    m_leave = button(u"createdLeave"_s, tr("Close without it"), theme::ButtonKind::Danger);
    connect(m_done, &QPushButton::clicked, this, &CreatedDialog::reject);
    connect(m_stay, &QPushButton::clicked, this, &CreatedDialog::reject);
    connect(m_leave, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::kGap);
    row->addWidget(m_question, 1);
    row->addStretch(1);
    for (QPushButton* each : {m_stay, m_leave, m_done})
        row->addWidget(each);
    for (QWidget* each :
         {static_cast<QWidget*>(m_question), static_cast<QWidget*>(m_stay), static_cast<QWidget*>(m_leave)})
        each->hide();
    return foot;
}

void CreatedDialog::showOne() {
    const NewKey& key = m_keys.constFirst();
    auto* secret = new common::SecretOnce(m_interaction);
    secret->setSecret(key.secret, key.name + u".txt"_s);
    connect(secret, &common::SecretOnce::taken, this, &CreatedDialog::taken);
    auto* snippets = new common::ClientSnippets(m_interaction);
    snippets->setTarget(m_address, key.secret);
    auto* use = new QLabel(tr("Use it in"));
    theme::setType(*use, theme::Type::Section);
    m_body->layout()->addWidget(secret);
    m_body->layout()->addWidget(use);
    m_body->layout()->addWidget(snippets);
}

void CreatedDialog::showMany() {
    QStringList names;
    for (const NewKey& key : m_keys.first(qMin(kNamesShown, m_keys.size())))
        names.append(key.name);
    if (m_keys.size() > kNamesShown)
        names.append(tr("and %n more", nullptr, static_cast<int>(m_keys.size() - kNamesShown)));
    auto* copy = new QPushButton(theme::icon(u"copy"_s, theme::Token::OnAccent), tr("Copy all"));
    copy->setObjectName(u"copyAll"_s);
    theme::setKind(*copy, theme::ButtonKind::Primary);
    connect(copy, &QPushButton::clicked, this, [this] {
        m_interaction.copy(asText());
        taken();
    });
    auto* save = new QPushButton(theme::icon(u"download"_s), tr("Save as file…"));
    save->setObjectName(u"saveAll"_s);
    connect(save, &QPushButton::clicked, this, &CreatedDialog::saveAll);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(copy);
    buttons->addWidget(save);
    buttons->addStretch(1);
    auto* body = static_cast<QVBoxLayout*>(m_body->layout());
    body->addWidget(paragraph(tr("Shown only now: a line with name and key for each. They cannot be read "
                                 "again later, only replaced."),
                              theme::Token::Warn));
    body->addLayout(buttons);
    body->addWidget(paragraph(names.join(u'\n'), theme::Token::Quiet));
    body->addStretch(1);
}

QString CreatedDialog::asText() const {
    QStringList lines;
    for (const NewKey& key : m_keys)
        lines.append(key.name + u'\t' + key.secret);
    return lines.join(u'\n') + u'\n';
}

void CreatedDialog::saveAll() {
    const common::FileQuestion question{tr("Save keys"), u"keys.txt"_s, {tr("Text (*.txt)")}};
    m_interaction.chooseSaveFile(this, question, [this](const QString& path) {
        if (!path.isEmpty() && common::saveText(m_interaction, this, path, asText())) taken();
    });
}

void CreatedDialog::taken() {
    m_taken = true;
    theme::setKind(*m_done, theme::ButtonKind::Primary);
}

void CreatedDialog::reject() {
    if (m_taken) {
        QDialog::reject();
        return;
    }
    // Asks, or goes back to what was asked about.
    const bool ask = m_question->isHidden();
    for (QWidget* each :
         {static_cast<QWidget*>(m_question), static_cast<QWidget*>(m_stay), static_cast<QWidget*>(m_leave)})
        each->setVisible(ask);
    m_done->setVisible(!ask);
}

}  // namespace ui::keys
