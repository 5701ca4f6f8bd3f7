#include "ui/common/field_spec.h"
#include "ui/common/form_dialog.h"
#include "ui/common/form_field.h"
#include "ui/common/form_view.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui::common;

namespace {

FieldSpec spec(const char* name, FieldKind kind) {
    FieldSpec made;
    made.name = QLatin1String(name);
    made.label = made.name;
    made.kind = kind;
    made.allowed = {{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}};
    return made;
}

QList<FieldSpec> everyKind() {
    QList<FieldSpec> fields{spec("text", FieldKind::Text),   spec("secret", FieldKind::Secret),
                            spec("url", FieldKind::Url),     spec("integer", FieldKind::Integer),
                            spec("money", FieldKind::Money), spec("choice", FieldKind::Choice),
                            spec("map", FieldKind::Map),     spec("list", FieldKind::List),
                            spec("hours", FieldKind::Hours), spec("date", FieldKind::Date),
                            spec("flag", FieldKind::Flag)};
    fields[3].group = QStringLiteral("Advanced");
    fields[3].maximum = 100;
    return fields;
}

QJsonObject everyValue() {
    return {{QStringLiteral("text"), QStringLiteral("team-a")},
            {QStringLiteral("secret"), QStringLiteral("hidden")},
            {QStringLiteral("url"), QStringLiteral("https://api.example.com")},
            {QStringLiteral("integer"), 50},
            {QStringLiteral("money"), QStringLiteral("12.50")},
            {QStringLiteral("choice"), QStringLiteral("b")},
            {QStringLiteral("map"), QJsonObject{{QStringLiteral("from"), QStringLiteral("to")}}},
            {QStringLiteral("list"), QJsonArray{QStringLiteral("one"), QStringLiteral("two")}},
            {QStringLiteral("hours"), QStringLiteral("mon-fri 09:00-18:00")},
            {QStringLiteral("date"), QStringLiteral("2026-03-31T18:00:00Z")},
            {QStringLiteral("flag"), true}};
}

}  // namespace

class FormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](FieldKind kind, const char* text, bool good) {
            QTest::addRow("%d %s", static_cast<int>(kind), text)
                << static_cast<int>(kind) << QString::fromUtf8(text) << good;
        };
        row(FieldKind::Url, "https://api.example.com/v1", true);
        row(FieldKind::Url, "http://127.0.0.1:3000", true);
        row(FieldKind::Url, "ftp://example.com", false);
        row(FieldKind::Url, "example.com", false);
        row(FieldKind::Url, "https://", false);
        row(FieldKind::Integer, "12", true);
        row(FieldKind::Integer, "12 000", true);
        row(FieldKind::Integer, "1.5", false);
        row(FieldKind::Integer, "many", false);
        row(FieldKind::Money, "12.50", true);
        row(FieldKind::Money, "$12.50", true);
        row(FieldKind::Money, ".5", true);
        row(FieldKind::Money, "-1", false);
        row(FieldKind::Money, "12,50", false);
        row(FieldKind::Hours, "09:00-18:00", true);
        row(FieldKind::Hours, "mon-fri 09:00-18:00", true);
        row(FieldKind::Hours, "mon,wed,sat-sun 22:00-24:00", true);
        row(FieldKind::Hours, "fre 09:00-18:00", false);
        row(FieldKind::Hours, "09:00", false);
        row(FieldKind::Hours, "25:00-26:00", false);
        row(FieldKind::Date, "2026-03-31 18:00", true);
        row(FieldKind::Date, "2026-03-31", true);
        row(FieldKind::Date, "31.3.2026", false);
        row(FieldKind::Text, "anything", true);
        row(FieldKind::Secret, "anything", true);
    }
    void rules() {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(bool, good);
        FormView form;
        form.setFields({spec("x", static_cast<FieldKind>(kind))});
        auto* line = form.findChild<QLineEdit*>(QStringLiteral("field_x"));
        line->setText(text);
        QCOMPARE(form.isValid(), good);
        QCOMPARE(form.fieldOf(QStringLiteral("x"))->problem().isEmpty(), good);
    }

    void boundsAndChoices() {
        FieldSpec number = spec("n", FieldKind::Integer);
        number.minimum = 1;
        number.maximum = 100;
        QVERIFY(problemOf(number, 1).isEmpty());
        QVERIFY(!problemOf(number, 0).isEmpty());
        QVERIFY(!problemOf(number, 101).isEmpty());
        FieldSpec money = spec("m", FieldKind::Money);
        money.maximum = 10;
        QVERIFY(problemOf(money, QStringLiteral("10.00")).isEmpty());
        QVERIFY(!problemOf(money, QStringLiteral("10.01")).isEmpty());
        FieldSpec text = spec("t", FieldKind::Text);
        text.maximum = 3;
        QVERIFY(problemOf(text, QStringLiteral("abc")).isEmpty());
        QVERIFY(!problemOf(text, QStringLiteral("abcd")).isEmpty());
        QVERIFY(!problemOf(spec("c", FieldKind::Choice), QStringLiteral("z")).isEmpty());
        QVERIFY(
            !problemOf(spec("m", FieldKind::Map), QJsonObject{{QString(), QStringLiteral("x")}}).isEmpty());
        text.required = true;
        QVERIFY(!problemOf(text, QString()).isEmpty());
        QVERIFY(problemOf(spec("o", FieldKind::Integer), QJsonValue::Null).isEmpty());
    }

    void everyKindGivesBackWhatItGot() {
        FormView form;
        form.setFields(everyKind());
        form.setValues(everyValue());
        QCOMPARE(form.values(), everyValue());
        QVERIFY(form.isValid());
        QVERIFY(!form.isChanged());
        QVERIFY(form.changes().isEmpty());
        form.setValues({});
        QCOMPARE(form.values().value(QStringLiteral("integer")), QJsonValue(QJsonValue::Null));
        QCOMPARE(form.values().value(QStringLiteral("list")), QJsonValue(QJsonArray()));
        QVERIFY(!form.values().contains(QStringLiteral("secret")));
    }

    void onlyChangesAreChanges() {
        FormView form;
        form.setFields(everyKind());
        form.setValues(everyValue());
        QSignalSpy edited(&form, &FormView::edited);
        auto* text = form.findChild<QLineEdit*>(QStringLiteral("field_text"));
        text->clear();
        QTest::keyClicks(text, QStringLiteral("b"));
        QCOMPARE(form.changes(), QJsonObject({{QStringLiteral("text"), QStringLiteral("b")}}));
        QCOMPARE(edited.count(), 1);
    }

    void errorsComeAfterTheFieldIsLeft() {
        FormView form;
        form.setFields({spec("url", FieldKind::Url), spec("other", FieldKind::Text)});
        form.show();
        auto* line = form.findChild<QLineEdit*>(QStringLiteral("field_url"));
        auto* error = form.findChild<QLabel*>(QStringLiteral("error_url"));
        QTest::keyClicks(line, QStringLiteral("htt"));
        QVERIFY(error->isHidden());
        Q_EMIT line->editingFinished();
        QVERIFY(!error->isHidden());
        QTest::keyClicks(line, QStringLiteral("ps://example.com"));
        // Once it was called wrong it is right at the very key that mends it.
        QCOMPARE(line->text(), QStringLiteral("https://example.com"));
        QVERIFY(error->isHidden());
    }

    void checkUnfoldsAndFocuses() {
        FormView form;
        form.setFields(everyKind());
        form.setValues({{QStringLiteral("integer"), 500}});
        form.show();
        auto* integer = form.findChild<QLineEdit*>(QStringLiteral("field_integer"));
        QVERIFY(!integer->isVisible());
        QVERIFY(!form.check());
        QVERIFY(integer->isVisible());
        QVERIFY(!form.findChild<QLabel*>(QStringLiteral("error_integer"))->isHidden());
    }

    void theServersErrorsStandAtTheirFields() {
        FormView form;
        form.setFields(everyKind());
        form.setValues(everyValue());
        const QStringList others =
            form.showErrors({{QStringLiteral("text"), QStringLiteral("is taken")},
                             {QStringLiteral("map.from"), QStringLiteral("no such model")},
                             {QStringLiteral("unknown"), QStringLiteral("whatever")}});
        QCOMPARE(others, QStringList({QStringLiteral("whatever")}));
        QCOMPARE(form.findChild<QLabel*>(QStringLiteral("error_text"))->text(), QStringLiteral("is taken"));
        QCOMPARE(form.findChild<QLabel*>(QStringLiteral("error_map"))->text(),
                 QStringLiteral("no such model"));
        QTest::keyClicks(form.findChild<QLineEdit*>(QStringLiteral("field_text")), QStringLiteral("x"));
        QVERIFY(form.findChild<QLabel*>(QStringLiteral("error_text"))->isHidden());
    }

    void aChoiceNewerThanTheConsoleIsKept() {
        FormView form;
        form.setFields({spec("choice", FieldKind::Choice)});
        form.setValues({{QStringLiteral("choice"), QStringLiteral("brand-new")}});
        QCOMPARE(form.values().value(QStringLiteral("choice")).toString(), QStringLiteral("brand-new"));
    }

    void descriptionsAreRead() {
        const QJsonObject description{
            {QStringLiteral("name"), QStringLiteral("region")},
            {QStringLiteral("kind"), QStringLiteral("choice")},
            {QStringLiteral("label"), QStringLiteral("Region")},
            {QStringLiteral("required"), true},
            {QStringLiteral("default"), QStringLiteral("eu")},
            {QStringLiteral("allowed"), QJsonArray{QStringLiteral("eu"), QStringLiteral("us")}}};
        const auto read = fieldFromJson(description);
        QVERIFY(read.has_value());
        QCOMPARE(read->kind, FieldKind::Choice);
        QCOMPARE(read->allowed.size(), 2);
        QVERIFY(read->required);
        FormView form;
        form.setFields({*read});
        QCOMPARE(form.values().value(QStringLiteral("region")).toString(), QStringLiteral("eu"));
        QVERIFY(!fieldFromJson({{QStringLiteral("name"), QStringLiteral("x")},
                                {QStringLiteral("kind"), QStringLiteral("hologram")}}));
    }

    void secretsAreMasked() {
        FormView form;
        form.setFields(everyKind());
        auto* secret = form.findChild<QLineEdit*>(QStringLiteral("field_secret"));
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        auto* eye = secret->findChild<QAction*>(QStringLiteral("reveal"));
        eye->setChecked(true);
        QCOMPARE(secret->echoMode(), QLineEdit::Normal);
        auto* timer = secret->findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(timer->isActive());
        QCOMPARE(timer->interval(), 10'000);
        eye->setChecked(false);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        QVERIFY(!timer->isActive());
    }

    void dialogSavesByKeysAndWaits() {
        auto* dialog = makeDialog();
        QSignalSpy wanted(dialog, &FormDialog::saveWanted);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toJsonObject().value(QStringLiteral("text")).toString(),
                 QStringLiteral("team-a"));
        QVERIFY(dialog->isBusy());
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        dialog->showErrors({{QStringLiteral("text"), QStringLiteral("is taken")}},
                           QStringLiteral("Not saved."));
        QVERIFY(!dialog->isBusy());
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("formMessage"))->text(),
                 QStringLiteral("Not saved."));
        delete dialog;
    }

    void dialogAsksBeforeItForgets() {
        const QPointer<FormDialog> dialog = makeDialog();
        QSignalSpy rejected(dialog, &QDialog::rejected);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("field_text")), QStringLiteral("x"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(rejected.count(), 0);
        QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("formDiscard"))->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("formDiscard"))->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        dialog->findChild<QPushButton*>(QStringLiteral("formDiscard"))->click();
        QCOMPARE(rejected.count(), 1);
        delete dialog;
    }

    void dialogWithoutChangesJustCloses() {
        const QPointer<FormDialog> dialog = makeDialog();
        QSignalSpy rejected(dialog, &QDialog::rejected);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(rejected.count(), 1);
        delete dialog;
    }

private:
    static FormDialog* makeDialog() {
        auto* dialog = new FormDialog(QStringLiteral("New"), QStringLiteral("Create"), nullptr);
        dialog->form().setFields(everyKind());
        dialog->form().setValues(everyValue());
        dialog->open();
        return dialog;
    }
};

QTEST_MAIN(FormsTest)
#include "forms_test.moc"
