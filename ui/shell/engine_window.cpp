#include "ui/shell/engine_window.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::shell {

namespace {

constexpr int kTitleGrowth = 4;
constexpr int kWidth = 560;

/// A value that can be selected and copied, and wraps where it must.
QLabel* valueLabel(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel* caption(const QString& text) {
    auto* label = new QLabel(text);
    theme::tint(*label, theme::Token::Quiet);
    return label;
}

theme::Token tokenOf(EngineState state) {
    switch (state) {
        case EngineState::Running:
            return theme::Token::Ok;
        case EngineState::Failed:
            return theme::Token::Bad;
        case EngineState::Stopping:
            return theme::Token::Warn;
        case EngineState::Starting:
        case EngineState::Stopped:
            break;
    }
    return theme::Token::Idle;
}

}  // namespace

EngineWindow::EngineWindow(Actions actions, QWidget* parent)
    : QWidget(parent), m_actions(std::move(actions)) {
    setObjectName(QStringLiteral("engineWindow"));
    setWindowTitle(tr("Relaywright"));
    theme::apply(*this);

    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("state"));
    QFont title = m_state->font();
    title.setPointSize(title.pointSize() + kTitleGrowth);
    title.setBold(true);
    m_state->setFont(title);
    m_explanation = valueLabel(QStringLiteral("explanation"));

    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_stopNow = new QPushButton(tr("Stop now"));
    m_stopNow->setObjectName(QStringLiteral("stopNow"));
    connect(m_stopNow, &QPushButton::clicked, this, [this] { m_actions.stopNow(); });
    auto* waiting = new QHBoxLayout;
    waiting->addWidget(m_progress, 1);
    waiting->addWidget(m_stopNow);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kSection);
    layout->addWidget(m_state);
    layout->addWidget(m_explanation);
    layout->addWidget(makeDetails());
    layout->addLayout(waiting);
    layout->addStretch(1);
    resize(kWidth, sizeHint().height());
    show(m_view);
}

QWidget* EngineWindow::makeDetails() {
    m_addresses = valueLabel(QStringLiteral("addresses"));
    m_folder = valueLabel(QStringLiteral("dataDirectory"));
    m_version = valueLabel(QStringLiteral("version"));
    m_setupToken = valueLabel(QStringLiteral("setupToken"));
    m_setupTokenCaption = caption(tr("Setup token"));
    m_copy = new QPushButton(tr("Copy address"));
    m_copy->setObjectName(QStringLiteral("copyAddress"));
    m_openFolder = new QPushButton(tr("Open folder"));
    m_openFolder->setObjectName(QStringLiteral("openFolder"));
    connect(m_copy, &QPushButton::clicked, this, &EngineWindow::copyAddress);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { m_actions.openFolder(m_view.dataDirectory); });

    const auto beside = [](QWidget* value, QWidget* button) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kGap);
        row->addWidget(value, 1);
        row->addWidget(button, 0, Qt::AlignTop);
        return row;
    };
    auto* details = new QWidget;
    auto* form = new QFormLayout(details);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(theme::kMargin);
    form->setVerticalSpacing(theme::kGap);
    form->addRow(caption(tr("Addresses")), beside(m_addresses, m_copy));
    form->addRow(caption(tr("Data")), beside(m_folder, m_openFolder));
    form->addRow(m_setupTokenCaption, m_setupToken);
    form->addRow(caption(tr("Version")), m_version);
    return details;
}

void EngineWindow::show(const EngineView& view) {
    m_view = view;
    const bool waits = view.state == EngineState::Starting || view.state == EngineState::Stopping;
    switch (view.state) {
        case EngineState::Starting:
            m_state->setText(tr("◐ Starting"));
            m_explanation->setText(tr("Opening the data directory."));
            break;
        case EngineState::Running:
            m_state->setText(tr("● Running"));
            m_explanation->setText(
                tr("Clients reach the relay at the addresses below, with a key made by “keys create”."));
            break;
        case EngineState::Stopping:
            m_state->setText(tr("◐ Stopping"));
            m_explanation->setText(tr("Running answers may finish; new requests are refused."));
            break;
        case EngineState::Stopped:
            m_state->setText(tr("○ Stopped"));
            m_explanation->setText(tr("The relay takes no requests."));
            break;
        case EngineState::Failed:
            m_state->setText(tr("✕ Not running"));
            m_explanation->setText(view.problem);
            break;
    }
    theme::tint(*m_state, tokenOf(view.state));
    m_addresses->setText(view.addresses.isEmpty() ? tr("none") : view.addresses.join(QLatin1Char('\n')));
    m_copy->setEnabled(!view.addresses.isEmpty());
    m_folder->setText(view.dataDirectory);
    m_openFolder->setEnabled(!view.dataDirectory.isEmpty());
    m_version->setText(view.version);
    m_setupToken->setText(view.setupTokenFile);
    m_setupToken->setVisible(!view.setupTokenFile.isEmpty());
    m_setupTokenCaption->setVisible(!view.setupTokenFile.isEmpty());
    m_progress->setVisible(waits);
    m_stopNow->setVisible(view.state == EngineState::Stopping);
    if (m_closing && (view.state == EngineState::Stopped || view.state == EngineState::Failed)) close();
}

void EngineWindow::copyAddress() {
    if (!m_view.addresses.isEmpty()) QGuiApplication::clipboard()->setText(m_view.addresses.constFirst());
}

void EngineWindow::closeEvent(QCloseEvent* event) {
    if (m_view.state == EngineState::Stopped || m_view.state == EngineState::Failed) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing) {
        m_actions.stopNow();
    } else {
        m_closing = true;
        m_actions.stop();
    }
}

}  // namespace ui::shell
