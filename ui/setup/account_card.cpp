#include "ui/setup/account_card.h"

#include "ui/common/form_view.h"
#include "ui/common/format.h"
#include "ui/common/page.h"
#include "ui/common/states.h"
#include "ui/setup/account_form.h"
#include "ui/setup/typed_answer.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTestPatienceMs = 90'000;

}  // namespace

AccountCard::AccountCard(api::AdminClient& client, common::Interaction& interaction, QWidget* parent)
    : SetupCard(u"account"_s, parent), m_client(client) {
    m_type = new QComboBox;
    m_type->setObjectName(u"accountType"_s);
    m_type->hide();
    connect(m_type, &QComboBox::activated, this, &AccountCard::chooseType);
    m_form = new common::FormView;
    connect(m_form, &common::FormView::edited, this, &AccountCard::showButtons);
    m_error = new common::ErrorStrip(interaction);
    connect(m_error, &common::ErrorStrip::retryWanted, this, &AccountCard::save);
    m_answer = new TypedAnswer(interaction);
    connect(m_answer, &TypedAnswer::cancelAsked, this, [this] {
        m_testing.cancel();
        m_answer->cancel();
        showButtons();
    });
    body().addWidget(m_type);
    body().addWidget(m_form);
    body().addWidget(m_error);
    body().addWidget(m_answer);
    m_save = addButton(
        u"addAccount"_s,
        [this] { return m_madeHere ? tr("Save and test again") : tr("Add account and test it"); }, true);
    m_test = addButton(u"testAccount"_s, [] { return tr("Test it again"); }, false);
    m_others = addButton(u"otherAccounts"_s, [] { return tr("All accounts"); }, false);
    connect(m_save, &QPushButton::clicked, this, &AccountCard::save);
    connect(m_test, &QPushButton::clicked, this, &AccountCard::test);
    connect(m_others, &QPushButton::clicked, this, [this] { Q_EMIT goTo({u"accounts"_s, {}}); });
    texts().add([this] { m_type->setAccessibleName(tr("Kind of account")); });
    finish();
    showButtons();
}

QString AccountCard::title() const {
    return tr("First account");
}

QString AccountCard::reason() const {
    return tr(
        "The provider's account that requests are sent with. You can add as many as you like later, and sign "
        "in to providers that need it, on the page Accounts.");
}

void AccountCard::setTypes(const QList<api::AccountType>& types) {
    m_types = types;
    m_type->clear();
    for (const api::AccountType& type : types)
        m_type->addItem(type.name);
    m_type->setVisible(types.size() > 1);
    if (!types.isEmpty()) chooseType(0);
}

void AccountCard::chooseType(int index) {
    const QJsonObject typed = m_form->changes();
    m_form->setFields(firstAccountFields(m_types.at(index)));
    m_form->setValues(typed);
    showButtons();
}

void AccountCard::setAccounts(const QList<api::Account>& accounts) {
    if (accounts.isEmpty() || m_madeHere) return;
    const bool isThere = std::ranges::find(accounts, m_accountId, &api::Account::id) != accounts.end();
    if (!isThere) {
        m_accountId = accounts.constFirst().id;
        m_accountName = accounts.constFirst().name;
    }
    const qsizetype before = std::exchange(m_found, accounts.size());
    if (mark() != Mark::Done || before != m_found)
        setFound(tr("%n account(s) are there already.", nullptr, static_cast<int>(m_found)),
                 m_form->isChanged());
    showButtons();
}

void AccountCard::save() {
    m_error->clear();
    if (m_types.isEmpty() || !m_form->check()) return;
    m_save->setEnabled(false);
    const auto answer = [this](const api::Outcome& outcome) { taken(outcome); };
    if (m_madeHere) {
        const QJsonObject changes = m_form->changes();
        if (changes.isEmpty()) {
            test();
            return;
        }
        m_client.patch(u"/admin/accounts/"_s + m_accountId, changes, this, answer);
        return;
    }
    QJsonObject values = m_form->values();
    values.insert(u"type"_s, m_types.at(std::max(0, m_type->currentIndex())).type);
    m_client.post(u"/admin/accounts"_s, values, this, answer);
}

void AccountCard::taken(const api::Outcome& outcome) {
    m_save->setEnabled(true);
    if (!outcome) {
        const api::ApiError& error = outcome.error();
        const QStringList others = m_form->showErrors({{error.field, error.message}});
        if (!others.isEmpty()) m_error->setText(errorText(tr("The account was not saved."), error));
        return;
    }
    const api::Account account = api::Account::fromJson(outcome.body());
    m_accountId = account.id;
    m_accountName = account.name;
    m_madeHere = true;
    QJsonObject kept = m_form->values();
    kept.remove(u"secret"_s);  // there; an empty field leaves it
    QList<common::FieldSpec> fields = firstAccountFields(m_types.at(std::max(0, m_type->currentIndex())));
    for (common::FieldSpec& field : fields) {
        if (field.kind != common::FieldKind::Secret) continue;
        field.required = false;
        field.placeholder = account.secretHint;
    }
    m_form->setFields(fields);
    m_form->setValues(kept);
    m_type->setEnabled(false);
    Q_EMIT accountsChanged();
    test();
}

void AccountCard::test() {
    m_error->clear();
    m_testing.cancel();
    m_told = false;
    m_answer->begin();
    m_testing = m_client.postForEvents(
        u"/admin/accounts/"_s + m_accountId + u"/test"_s, {}, this,
        [this](const api::ServerEvent& event) { took(event); },
        [this](const api::Outcome& outcome) { testEnded(outcome); }, kTestPatienceMs);
    showButtons();
}

void AccountCard::took(const api::ServerEvent& event) {
    const QJsonObject data = event.json();
    if (event.name == "text"_L1) m_answer->append(data.value("text"_L1).toString());
    if (event.name == "done"_L1) tested(data);
}

void AccountCard::tested(const QJsonObject& report) {
    m_told = true;
    const QString model = report.value("model"_L1).toString();
    if (report.value("ok"_L1).toBool()) {
        const QString took = common::format::milliseconds(report.value("durationMs"_L1).toDouble());
        m_answer->succeed(tr("%1 answered after %2.").arg(model, took));
        keepOpen();
        setMark(Mark::Done, tr("%1 works.").arg(m_accountName));
        return;
    }
    const int status = report.value("status"_L1).toInt();
    common::ErrorText text{tr("%1 is kept, but its provider did not answer the test.").arg(m_accountName),
                           report.value("error"_L1).toString(),
                           {}};
    if (status == 401 || status == 403)
        text.tryThis = tr("Check the API key, change it above, and test again.");
    else if (status == 429)
        text.tryThis =
            tr("The key is good; the provider limits it at the moment. Wait a little and test again.");
    else
        text.tryThis = tr("Check the address of the provider and whether this machine reaches it.");
    m_answer->fail(text);
}

void AccountCard::testEnded(const api::Outcome& outcome) {
    if (!outcome) {
        m_answer->fail(errorText(tr("The test could not be made."), outcome.error()));
    } else if (!m_told && outcome.body().contains("ok"_L1)) {
        m_answer->append(outcome.body().value("text"_L1).toString());
        tested(outcome.body());
    } else if (!m_told) {
        m_answer->fail({tr("The test broke off."), {}, tr("Test it again.")});
    }
    showButtons();
}

void AccountCard::showButtons() {
    const bool testing = m_testing.isRunning();
    const bool changed = !m_madeHere || m_form->isChanged();
    m_save->setVisible(changed);
    m_save->setEnabled(!m_types.isEmpty() && !testing);
    m_test->setVisible(!m_accountId.isEmpty() && !(m_madeHere && changed));
    m_test->setEnabled(!testing);
    m_others->setVisible(!m_accountId.isEmpty());
    texts().apply();
}

void AccountCard::focusFirst() {
    m_form->focusFirst();
}

void AccountCard::retranslate() {
    SetupCard::retranslate();
    m_answer->retranslate();
    if (m_types.isEmpty() || m_madeHere) return;
    const QJsonObject typed = m_form->values();
    chooseType(std::max(0, m_type->currentIndex()));
    m_form->setValues(typed);
}

}  // namespace ui::setup
