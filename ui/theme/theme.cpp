#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QStyleFactory>
#include <QVariant>
#include <QWidget>

#include <utility>

namespace ui::theme {

namespace {

constexpr char kRowProperty[] = "themeRowHeight";
constexpr int kComfortableRow = 32;
constexpr int kCompactRow = 26;

}  // namespace

int rowHeight() {
    const QVariant told = qApp ? qApp->property(kRowProperty) : QVariant();
    return told.isValid() ? told.toInt() : kComfortableRow;
}

void apply(QWidget& window) {
    window.setPalette(paletteOf(isDark(window.palette())));
}

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent), m_application(application), m_systemDark(theme::isDark(QApplication::palette())) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_application.installEventFilter(this);
    dress();
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode) {
    if (std::exchange(m_mode, mode) == mode) return;
    if (m_dark != wantsDark()) dress();
    Q_EMIT chosen();
}

void Theme::setDensity(Density density) {
    if (m_density == density) return;
    m_density = density;
    dress();
    Q_EMIT chosen();
}

bool Theme::wantsDark() const {
    return m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
}

void Theme::dress() {
    const QScopedValueRollback dressing(m_dressing, true);
    m_dark = wantsDark();
    m_application.setProperty(kRowProperty, m_density == Density::Compact ? kCompactRow : kComfortableRow);
    QApplication::setPalette(paletteOf(m_dark));
    // Qt takes an equal sheet for no change and tells nobody; tables wait to be told of their rows' height.
    const QString rows = QStringLiteral("/* rows %1 */").arg(rowHeight());
    m_application.setStyleSheet(styleSheet(m_dark, QApplication::font(), m_images.path()) + rows);
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && !m_dressing) {
        // The desktop changed between light and dark: look at its palette with ours out of the way.
        const QScopedValueRollback dressing(m_dressing, true);
        QApplication::setPalette(QPalette());
        m_systemDark = theme::isDark(QApplication::palette());
        dress();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace ui::theme
