#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QToolButton>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace ui::common {

struct Chip {
    QString id;      ///< "attention"; the chip's objectName is "chip_" and this
    QString label;   ///< translated
    int count = -1;  ///< -1: none shown

    bool operator==(const Chip&) const = default;
};

/// A row of chips of which one is on; counts are live. The first is on at the start.
class FilterChips : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    /// Chips keep their place and state when only labels and counts differ.
    void setChips(const QList<Chip>& chips);
    QString current() const { return m_current; }
    /// Without `chosen`.
    void setCurrent(const QString& id);

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPushButton* buttonOf(const QString& id) const;
    void step(int by);

    QHBoxLayout* m_layout = nullptr;
    QButtonGroup* m_group = nullptr;
    QList<Chip> m_chips;
    QString m_current;
};

/// A chip with a menu of which many may be on: "Type ▾". None on is no filter.
class FilterMenu : public QToolButton {
    Q_OBJECT

public:
    FilterMenu(const QString& id, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setChoices(const QList<Chip>& choices);
    QStringList chosenIds() const { return m_on; }
    void setChosenIds(const QStringList& ids);

Q_SIGNALS:
    void chosenIdsChanged(const QStringList& ids);

private:
    void fill();

    QString m_title;
    QList<Chip> m_choices;
    QStringList m_on;
};

}  // namespace ui::common
