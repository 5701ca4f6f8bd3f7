#include "tests/screens/screen_comparison.h"

#include <QHash>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace ui::test {

namespace {

constexpr int kShrink = 4;
constexpr int kShades = 4;  ///< a channel keeps every fourth value
constexpr int kMostOfChannel = 255;
constexpr int kColorsOfTable = 256;

constexpr int kPlace = 4;  ///< 16 x 16 of the screen: no larger than an icon
constexpr int kWidePlace = 16;
constexpr double kLocalLimit = 8;   ///< mean of the strongest channel's distance, of 255
constexpr double kGroundLimit = 3;  ///< mean of one channel's signed distance, of 255

constexpr int kShownStronger = 8;

int fewer(int channel) {
    return std::min(kMostOfChannel, (channel + kShades / 2) / kShades * kShades);
}

/// Signed, of one pixel.
std::array<int, 3> distance(QRgb a, QRgb b) {
    return {qRed(a) - qRed(b), qGreen(a) - qGreen(b), qBlue(a) - qBlue(b)};
}

int strongest(const std::array<int, 3>& channels) {
    return std::max({std::abs(channels[0]), std::abs(channels[1]), std::abs(channels[2])});
}

struct Sums {
    qint64 strength = 0;
    std::array<qint64, 3> channels = {};
};

Sums sumsAt(const QImage& kept, const QImage& fresh, const QRect& place) {
    Sums sums;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        const auto* a = reinterpret_cast<const QRgb*>(kept.constScanLine(y));
        const auto* b = reinterpret_cast<const QRgb*>(fresh.constScanLine(y));
        for (int x = place.left(); x <= place.right(); ++x) {
            const std::array<int, 3> apart = distance(a[x], b[x]);
            sums.strength += strongest(apart);
            for (std::size_t at = 0; at < apart.size(); ++at)
                sums.channels[at] += apart[at];
        }
    }
    return sums;
}

/// Calls `look` with the sums of every place of that size; they overlap by half.
template <class Look>
void everywhere(const QImage& kept, const QImage& fresh, int size, Look look) {
    for (int y = 0; y + size <= kept.height(); y += size / 2)
        for (int x = 0; x + size <= kept.width(); x += size / 2)
            look(sumsAt(kept, fresh, QRect(x, y, size, size)));
}

QImage plain(const QImage& image) {
    return image.convertToFormat(QImage::Format_RGB32);
}

}  // namespace

QImage keptOf(const QImage& screen) {
    QImage kept = plain(screen).scaled(screen.width() / kShrink, screen.height() / kShrink,
                                       Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    kept = plain(kept);
    for (int y = 0; y < kept.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(kept.scanLine(y));
        for (int x = 0; x < kept.width(); ++x)
            line[x] = qRgb(fewer(qRed(line[x])), fewer(qGreen(line[x])), fewer(qBlue(line[x])));
    }
    kept.setDevicePixelRatio(1);
    return kept;
}

ScreenDifference differenceOf(const QImage& kept, const QImage& fresh) {
    if (kept.size() != fresh.size() || kept.isNull())
        return {kMostOfChannel / kLocalLimit, kMostOfChannel / kGroundLimit};
    const QImage a = plain(kept);
    const QImage b = plain(fresh);
    ScreenDifference found;
    everywhere(a, b, kPlace, [&found](const Sums& sums) {
        found.local = std::max(found.local, static_cast<double>(sums.strength) / (kPlace * kPlace));
    });
    everywhere(a, b, kWidePlace, [&found](const Sums& sums) {
        for (const qint64 channel : sums.channels)
            found.ground =
                std::max(found.ground, std::abs(static_cast<double>(channel)) / (kWidePlace * kWidePlace));
    });
    return {found.local / kLocalLimit, found.ground / kGroundLimit};
}

QImage differencePicture(const QImage& kept, const QImage& fresh) {
    const int width = std::max(kept.width(), fresh.width());
    const int height = std::max(kept.height(), fresh.height());
    QImage shown(width, 3 * height, QImage::Format_RGB32);
    shown.fill(Qt::black);
    QPainter painter(&shown);
    painter.drawImage(0, 0, kept);
    painter.drawImage(0, height, fresh);
    painter.end();
    if (kept.size() != fresh.size()) return shown;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int apart = strongest(distance(kept.pixel(x, y), fresh.pixel(x, y)));
            const int grey = std::min(kMostOfChannel, apart * kShownStronger);
            shown.setPixel(x, 2 * height + y, qRgb(grey, grey, grey));
        }
    return shown;
}

bool saveSmall(const QImage& kept, const QString& file) {
    QImage image = plain(kept);
    QHash<QRgb, int> places;
    QList<QRgb> table;
    for (int y = 0; y < image.height() && table.size() <= kColorsOfTable; ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb color = image.pixel(x, y);
            if (places.contains(color)) continue;
            places.insert(color, static_cast<int>(table.size()));
            table.append(color);
        }
    if (table.size() <= kColorsOfTable) {
        QImage indexed(image.size(), QImage::Format_Indexed8);
        indexed.setColorTable(table);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                indexed.setPixel(x, y, static_cast<uint>(places.value(image.pixel(x, y))));
        image = indexed;
    }
    QImageWriter writer(file, "png");
    writer.setCompression(100);
    return writer.write(image);
}

}  // namespace ui::test
