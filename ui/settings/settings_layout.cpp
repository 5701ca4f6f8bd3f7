// What the page of settings is made of, and where in it a setting has its place.
#include "ui/common/content_stack.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/settings/own_choices_card.h"
#include "ui/settings/save_bar.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/setting_texts.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/sign_in_card.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLinksWidth = 168;
constexpr int kColumnWidth = 920;

QFrame* makeLine() {
    auto* line = new QFrame;
    line->setFrameShape(QFrame::NoFrame);
    line->setFixedHeight(1);
    theme::setGround(*line, theme::Ground::Sunken);
    return line;
}

}  // namespace

void SettingsPage::build(common::Interaction& interaction) {
    m_header = new common::PageHeader(title());
    m_error = new common::ErrorStrip(interaction);
    m_own = new OwnChoicesCard(m_host.choices);
    if (m_host.whenChosen) m_host.whenChosen(m_own, [this] { m_own->refresh(); });
    m_signIn = new SignInCard(m_client);
    m_bar = new SaveBar;
    m_stack = new common::ContentStack(interaction, buildColumn());
    auto* foot = new QWidget;
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(theme::kMargin, 0, theme::kMargin, theme::kRow);
    footRow->addWidget(m_bar);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addWidget(m_error);
    whole->addWidget(m_stack, 1);
    whole->addWidget(foot);
    connect(m_error, &common::ErrorStrip::retryWanted, this, [this] { m_saving ? save() : refresh(); });
    connect(m_stack, &common::ContentStack::retryWanted, this, [this] {
        m_stack->showLoading();
        refresh();
    });
    connect(m_bar, &SaveBar::saveWanted, this, &SettingsPage::save);
    connect(m_bar, &SaveBar::discardWanted, this, &SettingsPage::discard);
}

QWidget* SettingsPage::buildPending() {
    m_pending = new QFrame;
    m_pending->setObjectName(u"pendingStrip"_s);
    theme::setGround(*m_pending, theme::Ground::Card);
    m_pendingText = new QLabel;
    m_pendingText->setObjectName(u"pendingText"_s);
    m_pendingText->setWordWrap(true);
    theme::tint(*m_pendingText, theme::Token::Warn);
    m_restart = new QPushButton;
    m_restart->setObjectName(u"restartEngine"_s);
    m_restart->setVisible(bool(m_host.restartEngine));
    connect(m_restart, &QPushButton::clicked, this, [this] { m_host.restartEngine(); });
    auto* row = new QHBoxLayout(m_pending);
    row->setContentsMargins(theme::kSection, theme::kGap, theme::kSection, theme::kGap);
    row->addWidget(m_pendingText, 1);
    row->addWidget(m_restart);
    m_pending->hide();
    return m_pending;
}

QWidget* SettingsPage::buildColumn() {
    auto* inside = new QWidget;
    inside->setMaximumWidth(kColumnWidth);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, theme::kGap, theme::kMargin);
    m_column->setSpacing(theme::kGap);
    m_ownTitle = new QLabel;
    theme::setType(*m_ownTitle, theme::Type::Section);
    m_nothing = new QLabel;
    m_nothing->setObjectName(u"nothingFound"_s);
    m_nothing->setWordWrap(true);
    theme::tint(*m_nothing, theme::Token::Quiet);
    m_nothing->hide();
    m_column->addWidget(buildPending());
    m_column->addWidget(m_ownTitle);
    m_column->addWidget(m_own);
    m_column->addWidget(m_signIn);
    m_column->addWidget(m_nothing);
    m_column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"settingsScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto* links = new QWidget;
    links->setFixedWidth(kLinksWidth);
    m_links = new QVBoxLayout(links);
    m_links->setContentsMargins(0, 0, 0, 0);
    m_links->setSpacing(0);
    m_links->addStretch(1);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(theme::kMargin, 0, theme::kTight, 0);
    row->setSpacing(theme::kMargin);
    row->addWidget(links);
    row->addWidget(m_scroll, 1);
    return both;
}

void SettingsPage::buildHeader() {
    connect(&m_header->search(), &common::SearchField::searched, this, [this](const QString& words) {
        m_words = words;
        filter();
    });
    connect(&m_header->chips(), &common::FilterChips::chosen, this, [this](const QString& id) {
        m_shown = id;
        filter();
    });
}

void SettingsPage::makeRow(const api::Setting& setting) {
    auto* row = new SettingRow(setting);
    Group& group = groupFor(groupOf(setting));
    if (!group.members.isEmpty()) group.rows->addWidget(makeLine());
    group.rows->addWidget(row);
    group.members.append(row);
    m_rows.insert(setting.name, row);
    connect(row, &SettingRow::edited, this, &SettingsPage::showCounts);
}

SettingsPage::Group& SettingsPage::groupFor(const QString& id) {
    const QStringList order = settingGroups();
    const auto place = [&order](const QString& group) { return order.indexOf(group); };
    for (Group& group : m_groups)
        if (group.id == id) return group;
    Group made{id, new QLabel, new QFrame, nullptr, new QPushButton, {}};
    theme::setType(*made.title, theme::Type::Section);
    made.title->setContentsMargins(0, theme::kSection, 0, 0);
    made.card->setObjectName(u"group_"_s + id);
    theme::setGround(*made.card, theme::Ground::Card);
    made.rows = new QVBoxLayout(made.card);
    made.rows->setContentsMargins(1, 0, 1, 0);
    made.rows->setSpacing(0);
    theme::setKind(*made.link, theme::ButtonKind::Link);
    made.link->setObjectName(u"goTo_"_s + id);
    connect(made.link, &QPushButton::clicked, this, [this, title = made.title] { scrollTo(*title); });
    made.title->setText(groupTitle(id));
    made.link->setText(groupTitle(id));
    const auto before = std::find_if(m_groups.begin(), m_groups.end(),
                                     [&](const Group& group) { return place(group.id) > place(id); });
    const auto at = static_cast<int>(before - m_groups.begin());
    constexpr int kWidgetsBefore = 5;  // what the column begins with
    m_column->insertWidget(kWidgetsBefore + 2 * at, made.title);
    m_column->insertWidget(kWidgetsBefore + 2 * at + 1, made.card);
    m_links->insertWidget(at, made.link, 0, Qt::AlignLeft);
    return *m_groups.insert(before, made);
}

}  // namespace ui::settings
