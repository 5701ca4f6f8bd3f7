#include "ui/shell/command_palette.h"

#include "ui/shell/fuzzy_match.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 560;
constexpr int kHeight = 420;
constexpr int kTop = 64;
constexpr int kMost = 50;

QString lineOf(const Command& command) {
    QString line = command.where.isEmpty() ? command.text : command.where + u" › "_s + command.text;
    if (!command.hint.isEmpty()) line += u"    "_s + command.hint;
    return line;
}

/// What it is called counts more than where it is.
std::optional<int> scoreOf(QStringView typed, const Command& command) {
    const std::optional<int> name = fuzzyMatch(typed, command.text);
    const std::optional<int> all = fuzzyMatch(typed, command.where + u' ' + command.text);
    if (name) return std::max(*name * 2, all.value_or(0));
    return all;
}

}  // namespace

CommandPalette::CommandPalette(QWidget& window) : QWidget(&window), m_window(window) {
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_StyledBackground);
    theme::setGround(*this, theme::Ground::Card);
    m_field = new QLineEdit;
    m_field->setObjectName(u"paletteField"_s);
    m_list = new QListWidget;
    m_list->setObjectName(u"paletteList"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    theme::setGround(*m_list, theme::Ground::Raised);  // no frame within the card's
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(theme::kSmallIcon, theme::kSmallIcon));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kGap, theme::kGap, theme::kGap, theme::kGap);
    column->setSpacing(theme::kGap);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    m_field->installEventFilter(this);
    window.installEventFilter(this);
    hide();
    retranslate();
}

void CommandPalette::open(QList<Command> commands) {
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_commands = std::move(commands);
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::filter(const QString& typed) {
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (const std::optional<int> score = scoreOf(typed, m_commands[i])) found.emplaceBack(*score, i);
    }
    // Equals stay in the order they were given in.
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    m_list->clear();
    for (const auto& [score, index] : std::as_const(found)) {
        if (m_list->count() == kMost) break;
        auto* item = new QListWidgetItem(m_commands[index].icon, lineOf(m_commands[index]), m_list);
        item->setData(Qt::UserRole, index);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run() {
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) return;
    const std::function<void()> chosen = m_commands[item->data(Qt::UserRole).toLongLong()].run;
    leave();
    chosen();
}

void CommandPalette::leave() {
    hide();
    m_commands.clear();
    m_list->clear();
    if (QWidget* before = std::exchange(m_before, nullptr).data()) before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::place() {
    const int width = std::min(kWidth, m_window.width() - 2 * theme::kSection);
    const int height = std::min(kHeight, m_window.height() - kTop - theme::kSection);
    setGeometry((m_window.width() - width) / 2, kTop, width, height);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != m_field || !isVisible()) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent*>(event)->reason() == Qt::PopupFocusReason) return false;
        m_before = nullptr;  // somebody else has the keyboard already
        leave();
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int last = m_list->count() - 1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(std::min(m_list->currentRow() + 1, last));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            return false;
    }
}

void CommandPalette::retranslate() {
    m_field->setPlaceholderText(tr("Go to a page or do something"));
    m_field->setAccessibleName(tr("Commands"));
    m_list->setAccessibleName(tr("Commands that fit"));
}

}  // namespace ui::shell
