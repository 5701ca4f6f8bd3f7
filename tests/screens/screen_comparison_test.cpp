#include "tests/screens/screen_comparison.h"

#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using ui::test::differenceOf;
using ui::test::keptOf;

namespace {

using Painting = std::function<void(QPainter&)>;

/// What is drawn in a picture of the test, each part to be moved, left out or coloured otherwise.
struct Scenery {
    QColor ground = QColor(0xf7, 0xf8, 0xfa);
    QColor card = QColor(0xff, 0xff, 0xff);
    QColor text = QColor(0x5b, 0x64, 0x72);
    QColor button = QColor(0x2f, 0x6f, 0xeb);
    QColor dot = QColor(0x1e, 0x8e, 0x5a);
    QPoint buttonAt = {400, 40};
    int lines = 6;
};

QImage screen(const Scenery& scenery) {
    QImage image(640, 400, QImage::Format_RGB32);
    image.fill(scenery.ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(24, 100, 590, 280, scenery.card);
    painter.setPen(QPen(QColor(0xdd, 0xe1, 0xe7), 1));
    painter.drawRect(24, 100, 590, 280);
    QFont font = painter.font();
    font.setPixelSize(13);
    painter.setFont(font);
    painter.setPen(scenery.text);
    for (int line = 0; line < scenery.lines; ++line)
        painter.drawText(60, 130 + 32 * line, QStringLiteral("account-%1 is ready").arg(line));
    painter.setPen(Qt::NoPen);
    painter.setBrush(scenery.dot);
    painter.drawEllipse(36, 120, 10, 10);
    painter.setBrush(scenery.button);
    painter.drawRoundedRect(QRect(scenery.buttonAt, QSize(96, 30)), 6, 6);
    return image;
}

/// Each pixel through `change`, which gets 0 to 1.
QImage changed(QImage image, const std::function<double(double)>& change) {
    const auto channel = [&change](int value) {
        return std::clamp(static_cast<int>(std::lround(change(value / 255.0) * 255)), 0, 255);
    };
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb color = image.pixel(x, y);
            image.setPixel(x, y, qRgb(channel(qRed(color)), channel(qGreen(color)), channel(qBlue(color))));
        }
    return image;
}

/// As another rasteriser smooths: each pixel takes a tenth from both sides.
QImage softened(const QImage& image) {
    QImage soft = image;
    const auto mixed = [](int left, int here, int right) { return (left + 8 * here + right + 5) / 10; };
    for (int y = 0; y < image.height(); ++y)
        for (int x = 1; x + 1 < image.width(); ++x) {
            const QRgb left = image.pixel(x - 1, y);
            const QRgb here = image.pixel(x, y);
            const QRgb right = image.pixel(x + 1, y);
            soft.setPixel(x, y,
                          qRgb(mixed(qRed(left), qRed(here), qRed(right)),
                               mixed(qGreen(left), qGreen(here), qGreen(right)),
                               mixed(qBlue(left), qBlue(here), qBlue(right))));
        }
    return soft;
}

double apart(const QImage& one, const QImage& other) {
    return differenceOf(keptOf(one), keptOf(other)).worst();
}

}  // namespace

class ScreenComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsNoDifference() { QCOMPARE(apart(screen({}), screen({})), 0.0); }

    void noiseOfRasterisersPasses() {
        const QImage before = screen({});
        QVERIFY2(apart(before, softened(before)) < 1, say(before, softened(before)));
        const QImage lighter = changed(before, [](double value) { return std::pow(value, 0.98); });
        QVERIFY2(apart(before, lighter) < 1, say(before, lighter));
        const QImage darker = changed(before, [](double value) { return std::pow(value, 1.02); });
        QVERIFY2(apart(before, darker) < 1, say(before, darker));
    }

    void aMovedButtonFails() {
        QVERIFY2(apart(screen({}), screen({.buttonAt = {404, 40}})) > 1,
                 say(screen({}), screen({.buttonAt = {404, 40}})));
        QVERIFY(apart(screen({}), screen({.buttonAt = {400, 44}})) > 1);
    }

    void aMissingLineFails() {
        QVERIFY2(apart(screen({}), screen({.lines = 5})) > 1, say(screen({}), screen({.lines = 5})));
        const Scenery dark{
            .ground = {0x16, 0x18, 0x1d}, .card = {0x1e, 0x21, 0x27}, .text = {0x7b, 0x84, 0x94}};
        Scenery shorter = dark;
        shorter.lines = 5;
        QVERIFY2(apart(screen(dark), screen(shorter)) > 1, say(screen(dark), screen(shorter)));
    }

    void anotherColourFails() {
        const QImage before = screen({});
        // Grounds that lie next to each other: surface and sunken, raised and surface.
        QVERIFY2(apart(before, screen({.ground = {0xee, 0xf0, 0xf4}})) > 1,
                 say(before, screen({.ground = {0xee, 0xf0, 0xf4}})));
        QVERIFY2(apart(before, screen({.card = {0xf7, 0xf8, 0xfa}})) > 1,
                 say(before, screen({.card = {0xf7, 0xf8, 0xfa}})));
        QVERIFY2(apart(before, screen({.dot = {0xa8, 0x6a, 0x12}})) > 1,
                 say(before, screen({.dot = {0xa8, 0x6a, 0x12}})));
        QVERIFY(apart(before, screen({.button = {0xc9, 0x3a, 0x3a}})) > 1);
        QVERIFY2(apart(before, screen({.text = {0x1b, 0x1f, 0x27}})) > 1,
                 say(before, screen({.text = {0x1b, 0x1f, 0x27}})));
    }

    void anotherSizeFails() {
        QVERIFY(apart(screen({}), screen({}).copy(0, 0, 640, 396)) > 1);
        QVERIFY(differenceOf({}, {}).worst() > 1);
    }

    void aFileKeepsEveryColour() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.png"));
        const QImage kept = keptOf(screen({}));
        QVERIFY(ui::test::saveSmall(kept, file));
        QCOMPARE(differenceOf(QImage(file), kept).worst(), 0.0);
        QImage colourful(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                colourful.setPixel(x, y, qRgb(x * 4, y * 4, 128));
        QVERIFY(ui::test::saveSmall(colourful, file));
        QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), colourful);
    }

    void theDifferenceCanBeSeen() {
        const QImage one = keptOf(screen({}));
        const QImage other = keptOf(screen({.lines = 5}));
        const QImage shown = ui::test::differencePicture(one, other);
        QCOMPARE(shown.size(), QSize(one.width(), 3 * one.height()));
        int lit = 0;
        for (int y = 2 * one.height(); y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                if (qRed(shown.pixel(x, y)) > 0) ++lit;
        QVERIFY(lit > 20 && lit < one.width() * one.height() / 20);
    }

private:
    static const char* say(const QImage& one, const QImage& other) {
        static QByteArray text;
        const ui::test::ScreenDifference difference = differenceOf(keptOf(one), keptOf(other));
        text = QStringLiteral("local %1, ground %2").arg(difference.local).arg(difference.ground).toUtf8();
        return text.constData();
    }
};

QTEST_MAIN(ScreenComparisonTest)
#include "screen_comparison_test.moc"
