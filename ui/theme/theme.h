#pragma once

#include "ui/theme/metrics.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QTemporaryDir>

class QAbstractButton;
class QApplication;
class QPalette;
class QWidget;

namespace ui::theme {

/// What a colour means; this folder alone knows what it looks like. OnAccent is text upon accent or bad; Hover is the
/// row under the pointer.
enum class Token {
    Surface,
    Raised,
    Sunken,
    Line,
    Text,
    Quiet,
    Accent,
    Ok,
    Warn,
    Bad,
    Idle,
    Selection,
    Hover,
    OnAccent
};

/// The colour for light or dark surroundings, whichever the palette has. Painted widgets give their own palette().
QColor color(Token token, const QPalette& palette);

inline constexpr int kSeriesColors = 6;
/// One of six hues that colour-blind people can tell apart; the same thing keeps its index on every page.
QColor seriesColor(int index, const QPalette& palette);

/// Shows a widget's text in a token's colour, in light and dark, from now on.
void tint(QWidget& widget, Token token);

/// The scale of letters: the system's font at its size, titles +4, values +8, captions -1.
enum class Type { Body, Title, Section, Value, Caption, Strong, Mono };
void setType(QWidget& widget, Type type);
/// The same scale for what is painted.
QFont font(Type type, const QFont& base);

/// Plain is what a button is without being told. Chip: a checkable filter. Quiet: no frame until the pointer is over
/// it. Link: accent text. Tiny: a quiet tool button no higher than a line of text.
enum class ButtonKind { Plain, Primary, Danger, Quiet, Chip, Link, Tiny };
void setKind(QAbstractButton& button, ButtonKind kind);

/// Card: raised with a line around it. Bar: sunken strip. Code: for a text of fixed width.
enum class Ground { None, Raised, Sunken, Card, Bar, Code };
void setGround(QWidget& widget, Ground ground);

/// A field whose content cannot be taken: its frame turns bad.
void setWrong(QWidget& field, bool wrong);

/// For one window when there is no Theme; palette only.
void apply(QWidget& window);

enum class Mode { System, Light, Dark };
enum class Density { Comfortable, Compact };

/// Dresses the whole application: palette and style sheet, at run time. Lives on the GUI thread as long as the
/// application; one of it. Everything that was tinted, typed or given an icon from here follows by itself.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& application, QObject* parent = nullptr);
    ~Theme() override;

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }

    void setDensity(Density density);
    Density density() const { return m_density; }

Q_SIGNALS:
    /// Another mode or density is wanted, whether or not it looks any different.
    void chosen();
    /// After palette and style sheet have changed.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool wantsDark() const;
    void dress();

    QApplication& m_application;
    QTemporaryDir m_images;
    Mode m_mode = Mode::System;
    Density m_density = Density::Comfortable;
    bool m_dark = false;
    bool m_systemDark = false;
    bool m_dressing = false;
};

}  // namespace ui::theme
