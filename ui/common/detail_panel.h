#pragma once

#include "ui/common/looks.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace ui::common {

class ActionBar;
class Interaction;
class StateLabel;

/// How one value of a detail looks.
struct ValueStyle {
    bool copyable = false;
    bool mono = false;
    theme::Token token = theme::Token::Text;
    QString toolTip = {};
    QString copyText = {};  ///< what is copied if not what is shown
};

/// Labels and values under a heading. Values are set in place: a refresh moves nothing and keeps a selection of text.
class DetailSection : public QWidget {
    Q_OBJECT

public:
    DetailSection(Interaction& interaction, const QString& title, QWidget* parent = nullptr);
    ~DetailSection() override;

    void setTitle(const QString& title);
    /// The row with this id, made at the first call. The value's label is named "value_<id>". An empty value is "–".
    void setRow(const QString& id, const QString& label, const QString& value, const ValueStyle& style = {});
    void setRowShown(const QString& id, bool shown);
    void clearRows();
    /// A line of quiet text under the heading; empty: none.
    void setNote(const QString& note);
    /// Anything else, over the whole width, under the rows. Takes it.
    void addWidget(QWidget* widget);

private:
    struct Row;
    Row* rowOf(const QString& id) const;
    Row* makeRow(const QString& id);

    Interaction& m_interaction;
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QGridLayout* m_grid = nullptr;
    QVBoxLayout* m_layout = nullptr;
    std::vector<std::unique_ptr<Row>> m_rows;
};

/// The panel beside a list: what it is, its state, what can be done, then sections. Lives in a DetailSplit.
class DetailPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetailPanel(Interaction& interaction, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& subtitle = {});
    void setState(const StateLook& look);
    ActionBar& actions() { return *m_actions; }
    /// The section with this id, made under the others at the first call.
    DetailSection& section(const QString& id, const QString& title);
    void setSectionShown(const QString& id, bool shown);
    /// Under the actions, over the whole width; above the sections when added before them. Takes it.
    void addWidget(QWidget* widget);

Q_SIGNALS:
    /// The cross or Esc.
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Interaction& m_interaction;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    StateLabel* m_state = nullptr;
    ActionBar* m_actions = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_sections = nullptr;
};

}  // namespace ui::common
