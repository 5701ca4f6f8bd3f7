#include "ui/settings/save_bar.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

SaveBar::SaveBar(QWidget* parent) : QFrame(parent) {
    setObjectName(u"saveBar"_s);
    theme::setGround(*this, theme::Ground::Card);
    m_text = new QLabel;
    m_text->setObjectName(u"saveText"_s);
    theme::setType(*m_text, theme::Type::Strong);
    m_discard = new QPushButton;
    m_discard->setObjectName(u"discardSettings"_s);
    m_save = new QPushButton;
    m_save->setObjectName(u"saveSettings"_s);
    theme::setKind(*m_save, theme::ButtonKind::Primary);
    connect(m_save, &QPushButton::clicked, this, &SaveBar::saveWanted);
    connect(m_discard, &QPushButton::clicked, this, &SaveBar::discardWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSection, theme::kGap, theme::kSection, theme::kGap);
    row->setSpacing(theme::kGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    showChanges();
}

void SaveBar::setChanges(int changes, int wrong) {
    m_changes = changes;
    m_wrong = wrong;
    showChanges();
}

void SaveBar::setBusy(bool busy) {
    m_busy = busy;
    showChanges();
}

void SaveBar::showChanges() {
    setVisible(m_changes > 0);
    m_text->setText(m_wrong > 0 ? tr("%n value(s) cannot be taken yet.", nullptr, m_wrong)
                                : tr("%n change(s) not saved yet.", nullptr, m_changes));
    theme::tint(*m_text, m_wrong > 0 ? theme::Token::Bad : theme::Token::Text);
    m_save->setText(m_busy ? tr("Saving…") : tr("Save"));
    m_save->setEnabled(!m_busy && m_wrong == 0);
    m_discard->setText(tr("Discard"));
    m_discard->setEnabled(!m_busy);
}

void SaveBar::retranslate() {
    showChanges();
}

}  // namespace ui::settings
