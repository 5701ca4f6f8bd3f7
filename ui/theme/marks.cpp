// The properties by which widgets tell the style sheet what they are.
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace ui::theme {

namespace {

constexpr double kTitleGrowth = 4;
constexpr double kSectionGrowth = 1;
constexpr double kValueGrowth = 8;
constexpr double kCaptionGrowth = -1;

void mark(QWidget& widget, const char* property, const char* value) {
    const QString wanted = QLatin1String(value);
    if (widget.property(property).toString() == wanted) return;
    widget.setProperty(property, wanted);
    // A style sheet reads properties only while it polishes.
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

const char* nameOf(Type type) {
    switch (type) {
        case Type::Title:
            return "title";
        case Type::Section:
            return "section";
        case Type::Value:
            return "value";
        case Type::Caption:
            return "caption";
        case Type::Strong:
            return "strong";
        case Type::Mono:
            return "mono";
        case Type::Body:
            break;
    }
    return "body";
}

const char* nameOf(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::Primary:
            return "primary";
        case ButtonKind::Danger:
            return "danger";
        case ButtonKind::Quiet:
            return "quiet";
        case ButtonKind::Chip:
            return "chip";
        case ButtonKind::Link:
            return "link";
        case ButtonKind::Tiny:
            return "tiny";
        case ButtonKind::Plain:
            break;
    }
    return "plain";
}

const char* nameOf(Ground ground) {
    switch (ground) {
        case Ground::Raised:
            return "raised";
        case Ground::Sunken:
            return "sunken";
        case Ground::Card:
            return "card";
        case Ground::Bar:
            return "bar";
        case Ground::Code:
            return "code";
        case Ground::None:
            break;
    }
    return "none";
}

}  // namespace

void tint(QWidget& widget, Token token) {
    // Without a Theme there is no style sheet to read the property.
    if (qApp->styleSheet().isEmpty()) {
        QPalette palette = widget.palette();
        palette.setColor(QPalette::WindowText, color(token, palette));
        widget.setPalette(palette);
        return;
    }
    mark(widget, "tint", nameOf(token));
}

void setType(QWidget& widget, Type type) {
    mark(widget, "type", nameOf(type));
}

void setKind(QAbstractButton& button, ButtonKind kind) {
    mark(button, "kind", nameOf(kind));
}

void setGround(QWidget& widget, Ground ground) {
    widget.setAttribute(Qt::WA_StyledBackground, ground != Ground::None);
    mark(widget, "ground", nameOf(ground));
}

void setWrong(QWidget& field, bool wrong) {
    mark(field, "wrong", wrong ? "yes" : "no");
}

QFont font(Type type, const QFont& base) {
    QFont made = base;
    const auto grow = [&made](double points) {
        if (made.pointSizeF() > 0)
            made.setPointSizeF(made.pointSizeF() + points);
        else
            made.setPixelSize(made.pixelSize() + qRound(points));
    };
    switch (type) {
        case Type::Title:
            grow(kTitleGrowth);
            made.setWeight(QFont::DemiBold);
            break;
        case Type::Section:
            grow(kSectionGrowth);
            made.setWeight(QFont::DemiBold);
            break;
        case Type::Value:
            grow(kValueGrowth);
            made.setWeight(QFont::DemiBold);
            break;
        case Type::Caption:
            grow(kCaptionGrowth);
            break;
        case Type::Strong:
            made.setWeight(QFont::DemiBold);
            break;
        case Type::Mono:
            made.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
            made.setStyleHint(QFont::Monospace);
            break;
        case Type::Body:
            break;
    }
    return made;
}

}  // namespace ui::theme
