#pragma once

#include <QImage>

namespace ui::test {

/// How far two pictures are apart, each in units of its limit: up to 1 is what another rasteriser may make of it.
struct ScreenDifference {
    double local = 0;   ///< the worst place of 4 x 4: something there, moved, gone or of another colour
    double ground = 0;  ///< the worst place of 16 x 16, more and less cancelled out: another shade

    double worst() const { return local > ground ? local : ground; }
};

/// What is kept of a picture: a quarter of its width and height, in few enough colours to be small as a file.
QImage keptOf(const QImage& screen);

/// Of two kept pictures. Of different sizes: as far apart as can be.
ScreenDifference differenceOf(const QImage& kept, const QImage& fresh);

/// For a person: the expected one, the fresh one, and where they differ, one above the other.
QImage differencePicture(const QImage& kept, const QImage& fresh);

/// With a table of colours where there are few, so that the file is small; the colours stay.
bool saveSmall(const QImage& kept, const QString& file);

}  // namespace ui::test
