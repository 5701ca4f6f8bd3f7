#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// The drawings lie in a static library: nothing links them unless they are named. Must stand outside any namespace.
static void openDrawings() {
    Q_INIT_RESOURCE(icons);
}

namespace ui::theme {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

class TintedIcon : public QIconEngine {
public:
    TintedIcon(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, drawn(rect.size(), ratio, mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override {
        return drawn(size, 1.0, mode);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override {
        return drawn(QSizeF(QSizeF(size) / scale).toSize(), scale, mode);
    }

    QIconEngine* clone() const override { return new TintedIcon(m_name, m_token); }
    bool isNull() override { return false; }

private:
    QPixmap drawn(const QSize& size, qreal ratio, QIcon::Mode mode) const {
        const Token token = mode == QIcon::Disabled ? Token::Idle : m_token;
        const QColor tinted = color(token, QGuiApplication::palette());
        const QString cached = QStringLiteral("icon %1 %2 %3x%4 %5")
                                   .arg(m_name, tinted.name())
                                   .arg(size.width())
                                   .arg(size.height())
                                   .arg(ratio);
        QPixmap pixmap;
        if (QPixmapCache::find(cached, &pixmap)) return pixmap;
        pixmap = QPixmap((QSizeF(size) * ratio).toSize());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(iconSvg(m_name, tinted)).render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        QPixmapCache::insert(cached, pixmap);
        return pixmap;
    }

    QString m_name;
    Token m_token;
};

}  // namespace

QByteArray iconSvg(const QString& name, const QColor& color) {
    openDrawings();
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

QIcon icon(const QString& name, Token token) {
    openDrawings();
    if (!QFile::exists(pathOf(name))) {
        qWarning("no icon is called %s", qUtf8Printable(name));
        return {};
    }
    return QIcon(new TintedIcon(name, token));
}

QStringList iconNames() {
    openDrawings();
    QStringList names;
    for (const QString& file :
         QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
        names.append(file.chopped(4));
    return names;
}

}  // namespace ui::theme
