#pragma once

#include "ui/api/setting.h"
#include "ui/common/page.h"
#include "ui/settings/settings_host.h"

#include <QHash>
#include <QList>
#include <QMap>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui::api {
class AdminClient;
class Outcome;
struct ApiError;
}  // namespace ui::api

namespace ui::common {
class ContentStack;
class ErrorStrip;
class Interaction;
class PageHeader;
}  // namespace ui::common

namespace ui::settings {

class OwnChoicesCard;
class SaveBar;
class SettingRow;
class SignInCard;

/// Everything the relay can be told, by group: what it means, what it is now and why, and what it could be. Changes are
/// collected, checked while they are typed, and saved together.
class SettingsPage : public common::Page {
    Q_OBJECT

public:
    SettingsPage(api::AdminClient& client, common::Interaction& interaction, SettingsHost host,
                 QWidget* parent = nullptr);

    QString pageId() const override;
    QString title() const override;
    /// The name of a setting, "LOG_LEVEL": shows it.
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

private:
    struct Group {
        QString id;
        QLabel* title = nullptr;
        QWidget* card = nullptr;
        QVBoxLayout* rows = nullptr;
        QPushButton* link = nullptr;
        QList<SettingRow*> members;
    };

    void build(common::Interaction& interaction);
    QWidget* buildPending();
    QWidget* buildColumn();
    void buildHeader();
    void addActions();
    QAction* add(const QString& name, const QString& icon);
    void refresh();
    void take(const QList<api::Setting>& settings);
    void makeRow(const api::Setting& setting);
    Group& groupFor(const QString& id);
    void save();
    void saved(const api::Outcome& outcome);
    void showProblems(const api::ApiError& error);
    void discard();
    void filter();
    void showCounts();
    void goToOpened();
    void scrollTo(QWidget& widget);

    api::AdminClient& m_client;
    SettingsHost m_host;
    common::PageHeader* m_header = nullptr;
    common::ContentStack* m_stack = nullptr;
    common::ErrorStrip* m_error = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_links = nullptr;
    QLabel* m_ownTitle = nullptr;
    OwnChoicesCard* m_own = nullptr;
    SignInCard* m_signIn = nullptr;
    QWidget* m_pending = nullptr;
    QLabel* m_pendingText = nullptr;
    QPushButton* m_restart = nullptr;
    QLabel* m_nothing = nullptr;
    SaveBar* m_bar = nullptr;
    QAction* m_save = nullptr;
    QAction* m_discard = nullptr;
    QAction* m_password = nullptr;
    QAction* m_onlyChanged = nullptr;
    QList<Group> m_groups;
    QMap<QString, SettingRow*> m_rows;
    QString m_words;
    QString m_shown;   ///< the chip: "all", "changed", "pending"
    QString m_opened;  ///< to be shown as soon as it is there
    bool m_live = false;
    bool m_saving = false;
};

}  // namespace ui::settings
