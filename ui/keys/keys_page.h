#pragma once

#include "ui/common/page.h"
#include "ui/keys/key_columns.h"
#include "ui/keys/key_feed.h"

#include <QSet>

class QAction;
class QLabel;

namespace ui::api {
class AdminClient;
class EventStream;
}  // namespace ui::api

namespace ui::common {
class ActionBar;
class ContentStack;
class DetailSplit;
class ErrorStrip;
class FilterMenu;
class Interaction;
class PageHeader;
class TableView;
class UndoBar;
}  // namespace ui::common

namespace ui::keys {

class BulkChange;
class KeyActions;
class KeyDetails;
class KeyEditor;
class KeyPanel;
struct Step;

/// The relay's keys: who may use it, what each has used, and everything that is done to them.
class KeysPage : public common::Page {
    Q_OBJECT

public:
    KeysPage(api::AdminClient& client, api::EventStream& events, common::Interaction& interaction,
             Clock clock, QWidget* parent = nullptr);
    ~KeysPage() override;

    QString pageId() const override;
    QString title() const override;
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    // keys_page.cpp: making it, and what it shows
    void build();
    void connectParts();
    void takeRows();
    void takeFailure(const api::ApiError& error);
    void showCounts();
    void showContent();
    void showPanel();
    void tellSight();
    bool accepts(const KeyRow& row) const;
    bool isFiltered() const;
    void showAll();

    // keys_page_actions.cpp: what is done to keys
    void connectActions();
    QList<api::ApiKey> selected() const;
    std::optional<api::ApiKey> current() const;
    void showSelection();
    void setEnabledKeys(const QList<api::ApiKey>& keys, bool enabled);
    void toggle();
    void askTags();
    void askExtend();
    void askReset(const QString& kind, const QString& name);
    void removeKeys();
    void takeFinished(const QStringList& failures, const QStringList& left);
    void showStrip(const QString& what, const QString& why);

    api::AdminClient& m_client;
    common::Interaction& m_interaction;
    const Clock m_clock;
    KeyFeed m_feed;
    KeyEditor* m_editor = nullptr;
    KeyDetails* m_details = nullptr;
    KeyModel* m_model = nullptr;
    KeyActions* m_actions = nullptr;
    common::PageHeader* m_header = nullptr;
    common::FilterMenu* m_tags = nullptr;
    common::FilterMenu* m_owners = nullptr;
    common::TableView* m_table = nullptr;
    common::ContentStack* m_content = nullptr;
    common::DetailSplit* m_split = nullptr;
    KeyPanel* m_panel = nullptr;
    common::ErrorStrip* m_strip = nullptr;
    bool m_stale = false;  ///< what the strip says goes when the keys can be read again
    QWidget* m_selection = nullptr;
    QLabel* m_selectionText = nullptr;
    common::ActionBar* m_selectionBar = nullptr;
    BulkChange* m_bulk = nullptr;
    common::UndoBar* m_undo = nullptr;
    QTimer m_sight;          ///< after the table was scrolled
    QTimer m_detailsPause;   ///< between two refreshes of the panel
    QSet<QString> m_hidden;  ///< being deleted, unless undone
    QString m_wanted;        ///< to be selected as soon as it is there
    QString m_chip;
    bool m_live = false;
};

}  // namespace ui::keys
