#pragma once

#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/common/state_label.h"
#include "ui/setup/setup_page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace ui::test {

inline QJsonObject settingJson(const QString& name, const QString& value, const QString& standard,
                               const QString& source = QStringLiteral("default"), const QString& where = {}) {
    const QJsonValue stored = source == QLatin1String("stored") ? QJsonValue(value) : QJsonValue();
    return {{QStringLiteral("name"), name},        {QStringLiteral("value"), value},
            {QStringLiteral("default"), standard}, {QStringLiteral("source"), source},
            {QStringLiteral("where"), where},      {QStringLiteral("stored"), stored},
            {QStringLiteral("pending"), false},    {QStringLiteral("storable"), true},
            {QStringLiteral("restart"), true},     {QStringLiteral("secret"), false}};
}

/// A relay to which nothing has happened yet, and the page over it.
class SetupBench {
public:
    explicit SetupBench(setup::SetupHost host = {}) : connection(client), theme(*qApp) {
        using namespace Qt::Literals::StringLiterals;
        theme.setMode(theme::Mode::Light);
        client.setBase(relay.url());
        client.setToken(u"local-token"_s);
        relay.answer(u"GET /admin/setup"_s, {{u"needed"_s, true}});
        relay.answerRows(u"GET /admin/accounts"_s, {});
        relay.answerRows(u"GET /admin/keys"_s, {});
        relay.answerRows(u"GET /admin/account-types"_s, {consoleType()});
        relay.answerRows(u"GET /admin/settings"_s, settings());
        page = std::make_unique<setup::SetupPage>(client, connection, interaction, std::move(host));
    }

    static QJsonObject consoleType() {
        using namespace Qt::Literals::StringLiterals;
        const auto field = [](const QString& name, const QString& kind, bool required,
                              const QJsonValue& standard, const QJsonArray& allowed = {}) {
            return QJsonObject{{u"name"_s, name},
                               {u"kind"_s, kind},
                               {u"group"_s, u"general"_s},
                               {u"required"_s, required},
                               {u"default"_s, standard},
                               {u"allowed"_s, allowed},
                               {u"minimum"_s, QJsonValue()},
                               {u"maximum"_s, QJsonValue()},
                               {u"description"_s, u"What it is for."_s}};
        };
        const QJsonArray fields{
            field(u"name"_s, u"text"_s, true, {}),
            field(u"baseUrl"_s, u"url"_s, true, {}),
            field(u"secret"_s, u"secret"_s, true, {}),
            field(u"authScheme"_s, u"choice"_s, false, u"auto"_s, {u"auto"_s, u"x-api-key"_s, u"bearer"_s}),
            field(u"dailyQuota"_s, u"money"_s, false, u"0"_s),
            field(u"maxConcurrency"_s, u"integer"_s, false, 0),
            field(u"queue"_s, u"queue"_s, false, {})};
        return {{u"type"_s, u"claude-console"_s},
                {u"name"_s, u"Claude Console (API key)"_s},
                {u"fields"_s, fields}};
    }

    QJsonArray settings(const QString& port = QStringLiteral("3000")) const {
        using namespace Qt::Literals::StringLiterals;
        return {settingJson(u"HOST"_s, u"127.0.0.1"_s, u"127.0.0.1"_s),
                settingJson(u"PORT"_s, port, u"3000"_s)};
    }

    bool show(QSize size = {1280, 800}) {
        page->resize(size);
        page->show();
        page->setLive(true);
        return waitFor(QStringLiteral("GET /admin/account-types")) &&
               QTest::qWaitFor([this] { return find<QLineEdit>("field_secret") != nullptr; });
    }

    template <class Widget>
    Widget* find(const char* name, const char* under = nullptr) const {
        const QWidget* root = page.get();
        if (under != nullptr) root = page->findChild<QWidget*>(QString::fromLatin1(under));
        return root == nullptr ? nullptr : root->findChild<Widget*>(QString::fromLatin1(name));
    }
    void type(const char* name, const QString& text, const char* under = nullptr) const {
        auto* field = find<QLineEdit>(name, under);
        QVERIFY2(field != nullptr, name);
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void click(const char* name, const char* under = nullptr) const {
        auto* button = find<QAbstractButton>(name, under);
        QVERIFY2(button != nullptr, name);
        QVERIFY2(button->isEnabled(), name);
        button->click();
    }
    QString text(const char* name, const char* under = nullptr) const {
        const auto* label = find<QLabel>(name, under);
        return label == nullptr ? QStringLiteral("(none)") : label->text();
    }
    /// The word of a card's state.
    QString state(const char* card) const {
        const auto* label = find<common::StateLabel>("cardState", card);
        return label == nullptr ? QStringLiteral("(none)") : label->look().word;
    }
    bool waitFor(const QString& route, int times = 1) const {
        return QTest::qWaitFor([&] { return relay.seen(route).size() >= times; });
    }

    SettingsSandbox sandbox;
    ScriptedApi relay;
    api::AdminClient client;
    api::Connection connection;
    ScriptedInteraction interaction;
    theme::Theme theme;
    std::unique_ptr<setup::SetupPage> page;
};

}  // namespace ui::test
