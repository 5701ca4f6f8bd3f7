#include "ui/logs/log_footer.h"

#include "ui/common/interaction.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMost = 1000;  ///< of the room, for the path

}  // namespace

LogFooter::LogFooter(common::Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_interaction(interaction) {
    setObjectName(u"logFooter"_s);
    const auto button = [](const QString& name, const QString& icon) {
        auto* made = new QPushButton(icon.isEmpty() ? QIcon() : theme::icon(icon), {});
        made->setObjectName(name);
        theme::setKind(*made, theme::ButtonKind::Quiet);
        return made;
    };
    m_file = new QLabel;
    m_file->setObjectName(u"logFile"_s);
    m_file->setTextFormat(Qt::PlainText);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reach = new QLabel;
    m_reach->setObjectName(u"logReach"_s);
    for (QLabel* label : {m_file, m_reach}) {
        theme::setType(*label, theme::Type::Caption);
        theme::tint(*label, theme::Token::Quiet);
    }
    m_copy = button(u"copyLogFile"_s, u"copy"_s);
    m_open = button(u"openLogFolder"_s, u"external"_s);
    m_setting = button(u"logFileSetting"_s, u"settings"_s);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_interaction.copy(m_path); });
    connect(m_open, &QPushButton::clicked, this, &LogFooter::openFolder);
    connect(m_setting, &QPushButton::clicked, this, &LogFooter::settingWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kMargin, theme::kTight, theme::kMargin, theme::kTight);
    row->setSpacing(theme::kGap);
    row->addWidget(m_file, kMost);
    row->addWidget(m_copy);
    row->addWidget(m_open);
    row->addWidget(m_setting);
    row->addStretch(1);
    row->addSpacing(theme::kSection);
    row->addWidget(m_reach);
    m_texts.add([this] {
        m_copy->setText(tr("Copy path"));
        m_open->setText(tr("Open folder"));
        m_setting->setText(tr("Change this"));
    });
    showFile();
}

void LogFooter::setFile(const QString& file, bool here) {
    m_path = file;
    m_here = here;
    m_known = true;
    showFile();
}

void LogFooter::setReach(const QString& words) {
    m_reach->setText(words);
}

bool LogFooter::canOpen() const {
    return m_here && !m_path.isEmpty();
}

void LogFooter::openFolder() {
    m_interaction.openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void LogFooter::showFile() {
    const QString words = m_path.isEmpty() && m_known
                              ? tr("The relay keeps no log file: only lines from now on are shown.")
                              : m_path;
    m_copy->setVisible(!m_path.isEmpty());
    m_open->setVisible(canOpen());
    m_setting->setVisible(m_path.isEmpty() && m_known);
    // Its buttons stand beside it, not wherever there is room.
    m_file->setMaximumWidth(m_file->fontMetrics().horizontalAdvance(words) + 1);
    layout()->activate();
    m_file->setText(m_file->fontMetrics().elidedText(words, Qt::ElideMiddle, qMax(0, m_file->width())));
    m_file->setToolTip(words);
    m_file->setAccessibleName(words);
}

void LogFooter::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, [this] { showFile(); }, Qt::QueuedConnection);
}

void LogFooter::retranslate() {
    m_texts.apply();
    showFile();
}

}  // namespace ui::logs
