#include "ui/overview/attention_list.h"

#include "ui/common/painting.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace ui::overview {

namespace {

constexpr qsizetype kAtFirst = 6;
constexpr int kSignSize = 16;

class SignMark : public QWidget {
public:
    explicit SignMark(QWidget* parent = nullptr) : QWidget(parent) { setFixedSize(kSignSize, kSignSize); }
    void setSign(common::Sign sign) {
        m_sign = sign;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        common::paintSign(painter, QRectF(rect()), m_sign, palette());
    }

private:
    common::Sign m_sign = common::Sign::Warning;
};

}  // namespace

class AttentionRow : public QWidget {
public:
    explicit AttentionRow(AttentionList& list) : m_sign(new SignMark) {
        setObjectName(QStringLiteral("attentionRow"));
        m_title = new QPushButton;
        m_title->setObjectName(QStringLiteral("attentionTitle"));
        theme::setKind(*m_title, theme::ButtonKind::Link);
        m_text = new QLabel;
        m_text->setObjectName(QStringLiteral("attentionText"));
        m_text->setTextFormat(Qt::PlainText);
        m_text->setWordWrap(true);
        theme::tint(*m_text, theme::Token::Quiet);
        m_button = new QPushButton;
        m_button->setObjectName(QStringLiteral("attentionButton"));
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(m_title, 0, Qt::AlignLeft);
        words->addWidget(m_text);
        // A link's own room at its left, so that both lines begin at one edge.
        m_text->setContentsMargins(theme::kTight, 0, 0, 0);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, theme::kTight, 0, theme::kTight);
        row->setSpacing(theme::kGap);
        // At the middle of the link, which has room above and below its letters.
        auto* place = new QVBoxLayout;
        place->setContentsMargins(0, (m_title->sizeHint().height() - kSignSize) / 2, 0, 0);
        place->addWidget(m_sign);
        place->addStretch(1);
        row->addLayout(place);
        row->addLayout(words, 1);
        row->addWidget(m_button, 0, Qt::AlignVCenter);
        QObject::connect(m_title, &QPushButton::clicked, &list,
                         [this, &list] { Q_EMIT list.wanted(m_item.place); });
        QObject::connect(m_button, &QPushButton::clicked, &list, [this, &list] {
            if (m_item.retries)
                Q_EMIT list.retryWanted(m_item.id);
            else
                Q_EMIT list.wanted(m_item.place);
        });
    }

    void show(const AttentionItem& item) {
        if (m_item == item) return;
        m_item = item;
        m_sign->setSign(item.sign);
        m_title->setText(fontMetrics().elidedText(item.title, Qt::ElideMiddle, kWidestTitle));
        m_title->setToolTip(item.title);
        m_text->setText(item.text);
        m_button->setText(item.action);
        m_button->setAccessibleName(AttentionList::tr("%1: %2").arg(item.action, item.title));
    }

private:
    static constexpr int kWidestTitle = 260;

    AttentionItem m_item;
    SignMark* m_sign = nullptr;
    QPushButton* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_button = nullptr;
};

AttentionList::AttentionList(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("attentionList"));
    m_quiet = new QLabel;
    m_quiet->setObjectName(QStringLiteral("attentionQuiet"));
    m_quiet->setWordWrap(true);
    theme::tint(*m_quiet, theme::Token::Quiet);
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("attentionAll"));
    theme::setKind(*m_all, theme::ButtonKind::Link);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_quiet);
    m_layout->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_showAll = !m_showAll;
        fill();
    });
    m_all->hide();
}

void AttentionList::setItems(const QList<AttentionItem>& items, const QString& quiet) {
    m_quiet->setText(quiet);
    m_quiet->setVisible(items.isEmpty() && !quiet.isEmpty());
    m_items = items;
    fill();
}

void AttentionList::fill() {
    const qsizetype shown = m_showAll ? m_items.size() : std::min(m_items.size(), kAtFirst);
    while (m_rows.size() < shown) {
        auto* row = new AttentionRow(*this);
        m_rows.append(row);
        m_layout->insertWidget(m_layout->count() - 1, row);
    }
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        if (at < shown) m_rows.at(at)->show(m_items.at(at));
        m_rows.at(at)->setVisible(at < shown);
    }
    m_all->setText(m_showAll ? tr("Show fewer")
                             : tr("Show all %n", nullptr, static_cast<int>(m_items.size())));
    m_all->setVisible(m_items.size() > kAtFirst);
}

}  // namespace ui::overview
