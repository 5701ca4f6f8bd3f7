#include "ui/theme/style_sheet.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_rules.h"
#include "ui/theme/tokens.h"

#include <QFile>
#include <QFontDatabase>
#include <QHash>
#include <QRegularExpression>

namespace ui::theme {

namespace {

constexpr int kHoverPercent = 108;
constexpr int kPressedPercent = 115;
constexpr double kStrongSelection = 0.38;

QString sizeOf(Type type, const QFont& base) {
    const QFont made = font(type, base);
    if (made.pointSizeF() > 0) return QStringLiteral("%1pt").arg(made.pointSizeF());
    return QStringLiteral("%1px").arg(made.pixelSize());
}

/// The path of the drawing, with a name of its own for each colour: Qt remembers pictures by path.
QString image(const QString& folder, const QString& name, const QColor& color) {
    const QString path = QStringLiteral("%1/%2-%3.svg").arg(folder, name, color.name().mid(1));
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly)) file.write(iconSvg(name, color));
    return path;
}

QString tints(bool dark) {
    QString rules;
    for (const Token token : kTokens) {
        rules += QStringLiteral("*[tint=\"%1\"] { color: %2; }\n")
                     .arg(QLatin1String(nameOf(token)), tokenColor(token, dark).name());
    }
    return rules;
}

QString alpha(const QColor& color, double share) {
    return QStringLiteral("rgba(%1, %2, %3, %4)")
        .arg(color.red())
        .arg(color.green())
        .arg(color.blue())
        .arg(share);
}

QHash<QString, QString> valuesOf(bool dark, const QFont& base, const QString& imageFolder) {
    const auto of = [dark](Token token) { return tokenColor(token, dark); };
    QHash<QString, QString> values;
    for (const Token token : kTokens)
        values.insert(QLatin1String(nameOf(token)), of(token).name());
    const QColor accent = of(Token::Accent);
    values.insert(QStringLiteral("accentHover"),
                  (dark ? accent.lighter(kHoverPercent) : accent.darker(kHoverPercent)).name());
    values.insert(QStringLiteral("accentPressed"),
                  (dark ? accent.lighter(kPressedPercent) : accent.darker(kPressedPercent)).name());
    values.insert(QStringLiteral("selectionStrong"), alpha(accent, kStrongSelection));
    values.insert(QStringLiteral("scroll"), alpha(of(Token::Idle), 0.5));
    values.insert(QStringLiteral("tints"), tints(dark));
    values.insert(QStringLiteral("titleSize"), sizeOf(Type::Title, base));
    values.insert(QStringLiteral("sectionSize"), sizeOf(Type::Section, base));
    values.insert(QStringLiteral("valueSize"), sizeOf(Type::Value, base));
    values.insert(QStringLiteral("captionSize"), sizeOf(Type::Caption, base));
    values.insert(QStringLiteral("mono"),
                  QStringLiteral("\"%1\"").arg(QFontDatabase::systemFont(QFontDatabase::FixedFont).family()));
    const auto draw = [&](const char* value, const QString& name, Token token) {
        values.insert(QLatin1String(value), image(imageFolder, name, of(token)));
    };
    draw("chevronDown", QStringLiteral("chevron-down"), Token::Quiet);
    draw("chevronUp", QStringLiteral("chevron-up"), Token::Quiet);
    draw("check", QStringLiteral("check"), Token::OnAccent);
    draw("checkText", QStringLiteral("check"), Token::Text);
    draw("minus", QStringLiteral("minus"), Token::OnAccent);
    return values;
}

}  // namespace

QString styleSheet(bool dark, const QFont& base, const QString& imageFolder) {
    const QHash<QString, QString> values = valuesOf(dark, base, imageFolder);
    const QString rules = QLatin1String(kStyleRules);
    static const QRegularExpression name(QStringLiteral("\\$([A-Za-z]+)"));
    QString made;
    qsizetype last = 0;
    for (auto match = name.globalMatch(rules); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        made += QStringView(rules).mid(last, found.capturedStart() - last);
        made += values.value(found.captured(1));
        last = found.capturedEnd();
    }
    return made + rules.mid(last);
}

}  // namespace ui::theme
