#pragma once

#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/common/state_label.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace ui::test {

/// Where a setting's value is from, and what waits for a restart.
struct Source {
    QString source = QStringLiteral("default");
    QString where = {};
    QJsonValue stored = {};
    bool pending = false;
};

/// The page over a relay that has a handful of settings of every kind and from every source.
class SettingsBench {
public:
    explicit SettingsBench(settings::SettingsHost host = {}) : theme(*qApp) {
        using namespace Qt::Literals::StringLiterals;
        theme.setMode(theme::Mode::Light);
        client.setBase(relay.url());
        relay.answerRows(u"GET /admin/settings"_s, rows());
        relay.answer(u"GET /web/auth/user"_s, {{u"username"_s, QJsonValue()}});
        page = std::make_unique<settings::SettingsPage>(client, interaction, std::move(host));
    }

    static QJsonObject row(const QString& name, const QString& value, const QString& standard,
                           const QString& allowed, const QString& meaning, const Source& source) {
        using namespace Qt::Literals::StringLiterals;
        const bool secret = name == "ENCRYPTION_KEY"_L1;
        const QString flag = u"--"_s + QString(name).toLower().replace(u'_', u'-');
        return {{u"name"_s, name},
                {u"flag"_s, secret ? QString() : flag},
                {u"value"_s, value},
                {u"source"_s, source.source},
                {u"where"_s, source.where},
                {u"default"_s, standard},
                {u"stored"_s, source.stored},
                {u"pending"_s, source.pending},
                {u"allowed"_s, allowed},
                {u"description"_s, meaning},
                {u"restart"_s, true},
                {u"storable"_s, !secret},
                {u"secret"_s, secret}};
    }

    static QJsonArray rows(const QString& level = QStringLiteral("info"), const Source& ofLevel = {}) {
        using namespace Qt::Literals::StringLiterals;
        const QString time =
            u"a time from 1s to 1d, such as 30s, 10m or 1h; a bare number counts milliseconds"_s;
        return {row(u"HOST"_s, u"127.0.0.1"_s, u"127.0.0.1"_s, u"an address, a host name or unix:/path"_s,
                    u"Address to listen on; 0.0.0.0 or :: accepts connections from other machines."_s, {}),
                row(u"PORT"_s, u"4000"_s, u"3000"_s, u"a whole number from 0 to 65535"_s,
                    u"TCP port to listen on; 0 lets the system choose one."_s, {u"flag"_s, u"--port"_s}),
                row(u"ENABLE_CORS"_s, u"false"_s, u"false"_s, u"true or false"_s,
                    u"Lets web pages of any origin call the relay."_s, {}),
                row(u"REQUEST_TIMEOUT"_s, u"20m"_s, u"10m"_s, time,
                    u"How long an upstream may stay silent, before its first byte and between two."_s,
                    {u"stored"_s, u"stored settings"_s, u"20m"_s}),
                row(u"ENCRYPTION_KEY"_s, u"********"_s, QString(), u"at least 32 characters"_s,
                    u"Seals account credentials; without it a key file in the data directory does."_s,
                    {u"environment"_s, u"environment"_s}),
                row(u"LOG_LEVEL"_s, level, u"info"_s, u"one of debug, info, warn, error"_s,
                    u"The least important lines to log."_s, ofLevel),
                row(u"LOG_MAX_SIZE"_s, u"10m"_s, u"10m"_s,
                    u"a size from 1m to 10240m, such as 10m or 1g; a bare number counts megabytes"_s,
                    u"Size at which a log file is put aside and a new one begun."_s,
                    {u"file"_s, u"/etc/relaywright/relaywright.conf:12"_s}),
                row(u"SOMETHING_NEW"_s, u"a"_s, u"a"_s, u"words"_s, u"What a newer relay has."_s, {})};
    }

    bool show(QSize size = {1280, 800}) {
        page->resize(size);
        page->show();
        page->setLive(true);
        return QTest::qWaitFor([this] { return setting("LOG_LEVEL") != nullptr; });
    }

    settings::SettingRow* setting(const char* name) const {
        return page->findChild<settings::SettingRow*>(QStringLiteral("setting_") + QLatin1String(name));
    }
    template <class Widget>
    Widget* find(const char* name) const {
        return page->findChild<Widget*>(QString::fromLatin1(name));
    }
    void type(const char* name, const QString& text) const {
        auto* field = find<QLineEdit>(name);
        QVERIFY2(field != nullptr, name);
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void choose(const char* name, const QString& value) const {
        auto* box = find<QComboBox>(name);
        QVERIFY2(box != nullptr, name);
        box->setCurrentIndex(box->findData(value));
        Q_EMIT box->activated(box->currentIndex());
    }
    void click(const char* name) const {
        auto* button = find<QAbstractButton>(name);
        QVERIFY2(button != nullptr && button->isEnabled(), name);
        button->click();
    }
    QString textOf(const settings::SettingRow* row, const char* name) const {
        return row->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    bool waitFor(const QString& route, int times = 1) const {
        return QTest::qWaitFor([&] { return relay.seen(route).size() >= times; });
    }

    SettingsSandbox sandbox;
    ScriptedApi relay;
    api::AdminClient client;
    ScriptedInteraction interaction;
    theme::Theme theme;
    std::unique_ptr<settings::SettingsPage> page;
};

}  // namespace ui::test
