#include "ui/theme/theme.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ui::theme;

namespace {

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// As WCAG 2 defines it.
double contrast(const QColor& one, const QColor& two) {
    const double light = std::max(luminance(one), luminance(two));
    const double dark = std::min(luminance(one), luminance(two));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_theme.setMode(Mode::Light); }

    void textCanBeRead_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textCanBeRead() {
        QFETCH(bool, dark);
        m_theme.setMode(dark ? Mode::Dark : Mode::Light);
        const QPalette palette = QApplication::palette();
        const auto of = [&palette](Token token) { return color(token, palette); };
        for (const Token ground : {Token::Surface, Token::Raised, Token::Selection}) {
            QVERIFY(contrast(of(Token::Text), of(ground)) >= 4.5);
            QVERIFY2(contrast(of(Token::Quiet), of(ground)) >= 4.4,
                     qPrintable(QString::number(contrast(of(Token::Quiet), of(ground)))));
        }
        QVERIFY(contrast(of(Token::OnAccent), of(Token::Accent)) >= 4.5);
        QVERIFY(contrast(of(Token::OnAccent), of(Token::Bad)) >= 4.5);
        for (const Token meaning : {Token::Ok, Token::Warn, Token::Bad, Token::Idle, Token::Accent})
            QVERIFY(contrast(of(meaning), of(Token::Raised)) >= 3);
        for (int series = 0; series < kSeriesColors; ++series)
            QVERIFY2(contrast(seriesColor(series, palette), of(Token::Raised)) >= 3,
                     qPrintable(QString::number(series)));
    }

    void seriesDiffer() {
        for (int one = 0; one < kSeriesColors; ++one)
            for (int two = 0; two < one; ++two)
                QVERIFY(seriesColor(one, QApplication::palette()) !=
                        seriesColor(two, QApplication::palette()));
        QCOMPARE(seriesColor(kSeriesColors, QApplication::palette()),
                 seriesColor(0, QApplication::palette()));
        QVERIFY(seriesColor(-1, QApplication::palette()).isValid());
    }

    void everythingFollowsAChange() {
        QLabel label(QStringLiteral("failed"));
        tint(label, Token::Bad);
        label.ensurePolished();
        QPushButton button(icon(QStringLiteral("add"), Token::Text), QString());
        const QColor before = label.palette().color(QPalette::WindowText);
        const QImage drawn = button.icon().pixmap(kIcon).toImage();
        QSignalSpy changed(&m_theme, &Theme::changed);
        m_theme.setMode(Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_theme.isDark());
        label.ensurePolished();
        QCOMPARE(label.palette().color(QPalette::WindowText), color(Token::Bad, QApplication::palette()));
        QVERIFY(label.palette().color(QPalette::WindowText) != before);
        QVERIFY(button.icon().pixmap(kIcon).toImage() != drawn);
        m_theme.setMode(Mode::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void typesKeepTheirScale() {
        QLabel title;
        setType(title, Type::Title);
        title.ensurePolished();
        const double body = QApplication::font().pointSizeF();
        QCOMPARE(title.font().pointSizeF(), body + 4);
        QCOMPARE(font(Type::Value, QApplication::font()).pointSizeF(), body + 8);
        QCOMPARE(font(Type::Caption, QApplication::font()).pointSizeF(), body - 1);
    }

    void drawingsAreThereAndDraw() {
        for (const char* name :
             {"overview",  "requests", "accounts",   "keys",         "usage",         "cache",    "logs",
              "webhooks",  "users",    "settings",   "search",       "add",           "copy",     "more",
              "pause",     "play",     "refresh",    "trash",        "edit",          "check",    "cross",
              "warning",   "info",     "pin",        "chevron-down", "chevron-right", "external", "download",
              "duplicate", "eye",      "key-rotate", "filter",       "columns"}) {
            QVERIFY2(iconNames().contains(QLatin1String(name)), name);
        }
        for (const QString& name : iconNames()) {
            const QImage drawn = icon(name, Token::Text).pixmap(kIcon).toImage();
            bool inked = false;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    inked = inked || drawn.pixelColor(x, y).alpha() > 0;
            QVERIFY2(inked, qPrintable(name));
        }
    }

    void anUnknownDrawingIsEmpty() {
        QTest::ignoreMessage(QtWarningMsg, "no icon is called no-such-thing");
        QVERIFY(icon(QStringLiteral("no-such-thing")).isNull());
    }

    void aTransparentGroundIsJudgedByTheApplication() {
        QPalette palette = QApplication::palette();
        palette.setColor(QPalette::Window, Qt::transparent);
        QCOMPARE(color(Token::Text, palette), color(Token::Text, QApplication::palette()));
    }

private:
    Theme m_theme{*qApp};
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
