#include "ui/accounts/account_dialog.h"

#include "ui/accounts/account_form.h"
#include "ui/api/json_fields.h"
#include "ui/common/form_field.h"
#include "ui/common/form_view.h"
#include "ui/common/format.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using api::ApiError;

namespace {

constexpr int kConflict = 409;

QString pathOf(const QString& id) {
    return u"/admin/accounts/"_s + api::AdminClient::segment(id);
}

}  // namespace

AccountDialog::AccountDialog(api::AdminClient& client, QList<api::AccountType> types,
                             const std::optional<api::Account>& edited, QWidget* parent)
    : FormDialog(edited ? tr("Edit %1").arg(edited->name) : tr("Add account"),
                 edited ? tr("Save") : tr("Add account"), parent),
      m_client(client),
      m_types(std::move(types)),
      m_edited(edited) {
    setObjectName(u"accountDialog"_s);
    m_saveAndTest = addSaveButton(u"formSaveAndTest"_s, edited ? tr("Save and test") : tr("Add and test"));
    const QString chosen = edited ? edited->type : m_types.constFirst().type;
    buildTypes(chosen);
    buildConflict();
    showType(chosen);
    connect(this, &FormDialog::saveWanted, this, &AccountDialog::save);
}

void AccountDialog::buildTypes(const QString& chosen) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kTight);
    auto* label = new QLabel(tr("Type"));
    auto* types = new QComboBox;
    types->setObjectName(u"accountType"_s);
    types->setAccessibleName(tr("Type"));
    for (const api::AccountType& type : m_types)
        types->addItem(type.name, type.type);
    // One that this relay does not describe any more is still told by its name.
    if (types->findData(chosen) < 0) types->addItem(chosen, chosen);
    types->setCurrentIndex(types->findData(chosen));
    types->setEnabled(!m_edited && m_types.size() > 1);
    label->setBuddy(types);
    connect(types, &QComboBox::currentIndexChanged, this,
            [this, types] { showType(types->currentData().toString()); });
    column->addWidget(label);
    column->addWidget(types);
    addAbove(box);
}

void AccountDialog::buildConflict() {
    m_conflict = new QFrame;
    m_conflict->setObjectName(u"conflict"_s);
    theme::setGround(*m_conflict, theme::Ground::Card);
    m_conflictText = new QLabel;
    m_conflictText->setTextFormat(Qt::PlainText);
    m_conflictText->setWordWrap(true);
    auto* load = new QPushButton(tr("Load the newer one"));
    load->setObjectName(u"loadNewer"_s);
    load->setAutoDefault(false);
    connect(load, &QPushButton::clicked, this, &AccountDialog::loadNewer);
    auto* row = new QHBoxLayout(m_conflict);
    row->setContentsMargins(theme::kRow, theme::kGap, theme::kGap, theme::kGap);
    row->setSpacing(theme::kGap);
    row->addWidget(m_conflictText, 1);
    row->addWidget(load);
    m_conflict->hide();
    addAbove(m_conflict);
}

void AccountDialog::showType(const QString& type) {
    if (std::exchange(m_type, type) == type) return;
    const auto found = std::ranges::find(m_types, type, &api::AccountType::type);
    // What was typed goes over to the fields of the same name.
    const QJsonObject typed = form().changes();
    const api::AccountType& described = found == m_types.end() ? m_types.constFirst() : *found;
    form().setFields(formOf(described, m_edited.has_value(), m_edited ? m_edited->secretHint : QString()));
    form().setValues(m_edited ? toForm(m_edited->json) : QJsonObject());
    for (auto value = typed.begin(); value != typed.end(); ++value)
        if (common::FormField* field = form().fieldOf(value.key())) field->setValue(value.value());
    form().focusFirst();
}

QJsonObject AccountDialog::changes() {
    const QJsonObject all = form().values();
    QJsonObject changed = form().changes();
    // The relay takes an object as a whole: its other parts go with the one that was changed.
    const QStringList names = changed.keys();
    for (const QString& name : names) {
        const QString object = name.section(u'.', 0, 0);
        if (object == name) continue;
        for (auto value = all.begin(); value != all.end(); ++value)
            if (value.key().startsWith(object + u'.')) changed.insert(value.key(), value.value());
    }
    return fromForm(changed);
}

void AccountDialog::save(const QJsonObject& values) {
    m_typedUrl = values.value("baseUrl"_L1).toString();
    const auto answered = [this](const api::Outcome& outcome) { take(outcome); };
    if (!m_edited) {
        QJsonObject body = fromForm(values);
        body.insert(u"type"_s, m_type);
        m_client.post(u"/admin/accounts"_s, body, this, answered);
        return;
    }
    QJsonObject body = changes();
    body.insert(u"ifUpdatedAt"_s, api::momentToJson(m_edited->updatedAt));
    m_client.patch(pathOf(m_edited->id), body, this, answered);
}

void AccountDialog::take(const api::Outcome& outcome) {
    if (!outcome) {
        takeError(outcome.error());
        return;
    }
    const api::Account account = api::Account::fromJson(outcome.body());
    QString note;
    if (account.baseUrl != m_typedUrl) note = tr("The address was tidied to %1.").arg(account.baseUrl);
    Q_EMIT saved(account, savedBy() == m_saveAndTest, note);
    accept();
}

void AccountDialog::takeError(const ApiError& error) {
    if (error.status == kConflict) {
        askWhetherNewer(error);
        return;
    }
    if (error.field.isEmpty()) {
        showErrors({}, error.message);
        return;
    }
    // It stands at its field: "must be ..." is enough there.
    static const QRegularExpression kNamed(u"^field \"[^\"]*\" "_s);
    showErrors({{shownField(error.field), QString(error.message).remove(kNamed)}});
}

/// An object is shown as fields for its parts: what is wrong with it stands at the first.
QString AccountDialog::shownField(const QString& field) {
    const QStringList names = form().values().keys();
    if (names.contains(field)) return field;
    for (const QString& name : names)
        if (name.startsWith(field + u'.')) return name;
    return field;
}

/// Two things are a conflict: somebody else was faster, or the name is taken. Only the account itself tells which.
void AccountDialog::askWhetherNewer(const ApiError& error) {
    if (!m_edited) {
        showErrors({{u"name"_s, error.message}});
        return;
    }
    m_client.get(pathOf(m_edited->id), this, [this, error](const api::Outcome& outcome) {
        if (!outcome) {
            showErrors({}, error.message);
            return;
        }
        const api::Account there = api::Account::fromJson(outcome.body());
        if (there.updatedAt == m_edited->updatedAt) {
            showErrors({{u"name"_s, error.message}});
            return;
        }
        setBusy(false);
        m_newer = there;
        m_conflictText->setText(
            tr("Somebody changed this account at %1. Nothing of yours was saved yet; what you "
               "typed stays when you load the newer one.")
                .arg(common::format::exactTime(there.updatedAt)));
        m_conflict->show();
    });
}

void AccountDialog::loadNewer() {
    if (!m_newer) return;
    const QJsonObject typed = form().changes();
    m_edited = std::exchange(m_newer, std::nullopt);
    form().setValues(toForm(m_edited->json));
    for (auto value = typed.begin(); value != typed.end(); ++value)
        if (common::FormField* field = form().fieldOf(value.key())) field->setValue(value.value());
    m_conflict->hide();
    showErrors({});
}

}  // namespace ui::accounts
