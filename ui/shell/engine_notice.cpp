#include "ui/shell/engine_notice.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 520;

QPushButton* button(const QString& name) {
    auto* made = new QPushButton;
    made->setObjectName(name);
    return made;
}

}  // namespace

EngineNotice::EngineNotice(EngineActions actions, QWidget* parent)
    : QWidget(parent), m_actions(std::move(actions)) {
    setObjectName(u"engineNotice"_s);
    m_title = new QLabel;
    m_title->setObjectName(u"engineTitle"_s);
    theme::setType(*m_title, theme::Type::Title);
    m_text = new QLabel;
    m_text->setObjectName(u"engineText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"engineProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_otherPort = button(u"otherPort"_s);
    theme::setKind(*m_otherPort, theme::ButtonKind::Primary);
    m_again = button(u"startAgain"_s);
    m_folder = button(u"openFolder"_s);
    m_otherFolder = button(u"otherFolder"_s);
    m_stopNow = button(u"stopNow"_s);
    connect(m_otherPort, &QPushButton::clicked, this, [this] { m_actions.start(m_view.freePort); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_actions.start(0); });
    connect(m_folder, &QPushButton::clicked, this, [this] { m_actions.openFolder(m_view.dataDirectory); });
    connect(m_otherFolder, &QPushButton::clicked, this, &EngineNotice::folderAsked);
    connect(m_stopNow, &QPushButton::clicked, this, [this] { m_actions.stopNow(); });

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    for (QPushButton* one : {m_otherPort, m_again, m_folder, m_otherFolder, m_stopNow})
        buttons->addWidget(one);
    buttons->addStretch(1);
    auto* block = new QWidget;
    block->setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(block);
    column->setSpacing(theme::kRow);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    // Not by alignment: the height would be that of lines as wide as the window.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(block);
    row->addStretch(1);
    auto* middle = new QVBoxLayout(this);
    middle->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(2);
    retranslate();
}

void EngineNotice::show(const EngineView& view) {
    m_view = view;
    const bool failed = view.state == EngineState::Failed;
    m_progress->setVisible(view.state == EngineState::Starting || view.state == EngineState::Stopping);
    m_stopNow->setVisible(view.state == EngineState::Stopping);
    m_again->setVisible(failed || view.state == EngineState::Stopped);
    m_folder->setVisible((failed || !view.sockets.isEmpty()) && !view.dataDirectory.isEmpty());
    m_otherFolder->setVisible(failed && m_folder->isVisibleTo(this) && m_actions.useDataDirectory);
    m_otherPort->setVisible(failed && view.freePort != 0);
    theme::tint(*m_title, failed ? theme::Token::Bad : theme::Token::Text);
    switch (view.state) {
        case EngineState::Starting:
            m_title->setText(tr("Starting"));
            m_text->setText(tr("Opening the data directory."));
            break;
        case EngineState::Stopping:
            m_title->setText(tr("Stopping"));
            m_text->setText(tr("Running answers may finish; new requests are refused."));
            break;
        case EngineState::Stopped:
            m_title->setText(tr("Stopped"));
            m_text->setText(tr("The relay takes no requests."));
            break;
        case EngineState::Failed:
            showFailure();
            break;
        case EngineState::Elsewhere:
        case EngineState::Running:
            showUnreachable();
            break;
    }
}

void EngineNotice::showFailure() {
    m_title->setText(m_view.freePort != 0 ? tr("The port is taken") : tr("The relay could not start"));
    m_text->setText(m_view.problem);
    m_otherPort->setText(tr("Use port %1").arg(m_view.freePort));
}

void EngineNotice::showUnreachable() {
    if (m_view.sockets.isEmpty()) return;
    m_title->setText(tr("The relay runs where this window cannot reach it"));
    m_text->setText(tr("It serves its clients at:\n%1\n\nThis window needs an address over TCP. Set HOST to "
                       "127.0.0.1 and PORT to a free port, or add one with --listen 127.0.0.1:3000 "
                       "(RELAYWRIGHT_LISTEN), and start it again. Only programs on this machine can use that "
                       "address.")
                        .arg(m_view.sockets.join(u'\n')));
}

void EngineNotice::retranslate() {
    m_again->setText(tr("Try again"));
    m_folder->setText(tr("Open data folder"));
    m_otherFolder->setText(tr("Other folder…"));
    m_stopNow->setText(tr("Stop now"));
    show(m_view);
}

}  // namespace ui::shell
