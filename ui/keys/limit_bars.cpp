#include "ui/keys/limit_bars.h"

#include "ui/common/format.h"
#include "ui/keys/key_words.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSet>
#include <QToolButton>

#include <algorithm>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

constexpr int kBarHeight = 6;
constexpr float kHeldAlpha = 0.45F;

/// A track; what is used in a colour, what is held after it in the same, paler.
class Track : public QWidget {
public:
    Track() { setFixedHeight(kBarHeight); }

    void setShares(double used, double held) {
        m_used = std::clamp(used, 0.0, 1.0);
        m_held = std::clamp(held, 0.0, 1.0 - m_used);
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF whole(rect());
        paint(painter, whole, theme::color(theme::Token::Line, palette()));
        const double gone = m_used + m_held;
        const theme::Token token = gone >= 1       ? theme::Token::Bad
                                   : gone >= kNear ? theme::Token::Warn
                                                   : theme::Token::Ok;
        QColor color = theme::color(token, palette());
        QColor pale = color;
        pale.setAlphaF(kHeldAlpha);
        if (m_held > 0) paint(painter, part(whole, gone), pale);
        if (m_used > 0) paint(painter, part(whole, m_used), color);
    }

private:
    static QRectF part(QRectF whole, double share) {
        whole.setWidth(std::max<double>(kBarHeight, whole.width() * share));
        return whole;
    }
    static void paint(QPainter& painter, const QRectF& rect, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(rect, kBarHeight / 2.0, kBarHeight / 2.0);
    }

    double m_used = 0;
    double m_held = 0;
};

double shareOfPart(const api::LimitRow& limit, const QString& part) {
    api::LimitRow only = limit;
    only.used = part;
    only.held = u"0"_s;
    return shareOf(only).value_or(0);
}

bool isZero(const QString& amount) {
    return std::ranges::all_of(amount, [](QChar c) { return c == u'0' || c == u'.'; });
}

}  // namespace

class LimitBar : public QWidget {
    Q_OBJECT

public:
    LimitBar()
        : m_name(new QLabel),
          m_amount(new QLabel),
          m_when(new QLabel),
          m_track(new Track),
          m_reset(new QToolButton) {
        theme::setType(*m_when, theme::Type::Caption);
        theme::tint(*m_when, theme::Token::Quiet);
        m_when->setWordWrap(true);
        m_amount->setObjectName(u"limitAmount"_s);
        m_reset->setObjectName(u"resetLimit"_s);
        m_reset->setIcon(theme::icon(u"undo"_s));
        m_reset->setIconSize(QSize(14, 14));
        m_reset->setFixedSize(theme::kIcon, theme::kIcon);
        theme::setKind(*m_reset, theme::ButtonKind::Quiet);
        auto* top = new QHBoxLayout;
        top->setSpacing(theme::kGap);
        top->addWidget(m_name);
        top->addStretch(1);
        top->addWidget(m_amount);
        top->addWidget(m_reset);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::kTight);
        layout->addLayout(top);
        layout->addWidget(m_track);
        layout->addWidget(m_when);
        connect(m_reset, &QToolButton::clicked, this,
                [this] { Q_EMIT resetWanted(m_limit.kind, m_name->text()); });
    }

    void setLimit(const api::LimitRow& limit, const QDateTime& now) {
        m_limit = limit;
        const QString used = limitAmount(limit, limit.used);
        m_name->setText(limitName(limit));
        m_amount->setText(limit.limit ? tr("%1 of %2").arg(used, limitAmount(limit, *limit.limit)) : used);
        m_track->setVisible(limit.limit.has_value());
        m_track->setShares(shareOfPart(limit, limit.used), shareOfPart(limit, limit.held));
        m_when->setText(words(limit, now));
        m_when->setVisible(!m_when->text().isEmpty());
        m_reset->setVisible(!isZero(limit.used) && limit.kind != "concurrency"_L1);
        m_reset->setToolTip(tr("Count from nothing again"));
        m_reset->setAccessibleName(tr("Reset “%1”").arg(m_name->text()));
        setAccessibleName(tr("%1: %2").arg(m_name->text(), m_amount->text()));
    }

Q_SIGNALS:
    void resetWanted(const QString& kind, const QString& name);

private:
    static QString words(const api::LimitRow& limit, const QDateTime& now) {
        const QString held = isZero(limit.held) ? QString() : limitAmount(limit, limit.held);
        const QString anew = limit.resetsAt > now ? format::duration(now.secsTo(limit.resetsAt)) : QString();
        if (!held.isEmpty() && !anew.isEmpty())
            return tr("%1 held by requests that run · begins anew in %2").arg(held, anew);
        if (!held.isEmpty()) return tr("%1 held by requests that run").arg(held);
        return anew.isEmpty() ? QString() : tr("begins anew in %1").arg(anew);
    }

    QLabel* m_name;
    QLabel* m_amount;
    QLabel* m_when;
    Track* m_track;
    QToolButton* m_reset;
    api::LimitRow m_limit;
};

LimitBars::LimitBars(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(u"limitBars"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kRow);
}

void LimitBars::setLimits(const QList<api::LimitRow>& limits, const QDateTime& now) {
    QSet<QString> wanted;
    for (const api::LimitRow& limit : limits) {
        wanted.insert(limit.counter);
        LimitBar*& bar = m_bars[limit.counter];
        if (!bar) {
            bar = new LimitBar;
            bar->setObjectName(u"limit_"_s + limit.kind +
                               (limit.family.isEmpty() ? QString() : u'_' + limit.family));
            m_layout->addWidget(bar);
            connect(bar, &LimitBar::resetWanted, this, &LimitBars::resetWanted);
        }
        bar->setLimit(limit, now);
    }
    for (auto bar = m_bars.begin(); bar != m_bars.end();) {
        if (wanted.contains(bar->first)) {
            ++bar;
            continue;
        }
        bar->second->hide();
        bar->second->deleteLater();
        bar = m_bars.erase(bar);
    }
}

}  // namespace ui::keys

#include "limit_bars.moc"
