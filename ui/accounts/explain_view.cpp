#include "ui/accounts/explain_view.h"

#include "ui/common/detail_panel.h"
#include "ui/common/format.h"
#include "ui/theme/icons.h"

#include <QComboBox>

#include <algorithm>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
namespace format = common::format;

namespace {

/// As many as can be read at a glance.
constexpr qsizetype kMostShown = 8;

QComboBox* box(const QString& name) {
    auto* made = new QComboBox;
    made->setObjectName(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(10);
    return made;
}

}  // namespace

ExplainView::ExplainView(api::AdminClient& client, common::Interaction& interaction, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_key(box(u"explainKey"_s)),
      m_model(box(u"explainModel"_s)),
      m_if(box(u"explainIf"_s)),
      m_ask(new QPushButton),
      m_verdict(new QLabel),
      m_order(new common::DetailSection(interaction, {})) {
    setObjectName(u"explainView"_s);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_ask->setObjectName(u"explainAsk"_s);
    m_verdict->setObjectName(u"explainVerdict"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setType(*m_verdict, theme::Type::Strong);
    connect(m_ask, &QPushButton::clicked, this, &ExplainView::ask);
    connect(m_model->lineEdit(), &QLineEdit::returnPressed, this, &ExplainView::ask);
    auto* grid = new QGridLayout;
    grid->setSpacing(theme::kGap);
    grid->addWidget(m_key, 0, 0);
    grid->addWidget(m_model, 0, 1);
    grid->addWidget(m_if, 1, 0);
    grid->addWidget(m_ask, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kGap);
    column->addLayout(grid);
    column->addWidget(m_verdict);
    column->addWidget(m_order);
    retranslate();
    forget();
}

void ExplainView::retranslate() {
    m_key->setAccessibleName(tr("Key"));
    m_key->setPlaceholderText(tr("Key"));
    m_model->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setPlaceholderText(tr("Model"));
    m_if->setAccessibleName(tr("What if"));
    m_ask->setText(tr("Explain"));
    const int chosen = std::max(0, m_if->currentIndex());
    m_if->clear();
    m_if->addItem(tr("As it is"));
    m_if->addItem(tr("If it answered 429"), u"429"_s);
    m_if->addItem(tr("If it answered 529"), u"529"_s);
    m_if->addItem(tr("If it did not answer"), u"timeout"_s);
    m_if->addItem(tr("If it were down"), u"down"_s);
    m_if->setCurrentIndex(chosen);
}

void ExplainView::forget() {
    m_call.cancel();
    m_verdict->hide();
    m_order->hide();
    m_ask->setEnabled(true);
}

void ExplainView::setAccount(const QString& id) {
    if (m_id == id) return;
    m_id = id;
    forget();
}

void ExplainView::setKeys(const QList<api::ApiKey>& keys) {
    const auto shown = [&](qsizetype i) {
        const int at = static_cast<int>(i);
        return m_key->itemData(at).toString() == keys[i].id && m_key->itemText(at) == keys[i].name;
    };
    bool same = m_key->count() == keys.size();
    for (qsizetype i = 0; same && i < keys.size(); ++i)
        same = shown(i);
    if (same) return;  // somebody may be choosing
    const QString chosen = m_key->currentData().toString();
    m_key->clear();
    for (const api::ApiKey& key : keys)
        m_key->addItem(key.name, key.id);
    m_key->setCurrentIndex(std::max(keys.isEmpty() ? -1 : 0, m_key->findData(chosen)));
}

void ExplainView::setModels(const QStringList& models) {
    QString typed = m_model->currentText();
    m_model->clear();
    m_model->addItems(models);
    if (typed.isEmpty()) typed = models.value(0);
    m_model->setCurrentText(typed);
}

void ExplainView::ask() {
    forget();
    const QString key = m_key->currentData().toString();
    const QString model = m_model->currentText().trimmed();
    if (key.isEmpty() || model.isEmpty()) {
        m_verdict->setText(key.isEmpty() ? tr("Choose a key first: each may use other accounts.")
                                         : tr("Enter a model first: each may be served by other accounts."));
        m_verdict->show();
        return;
    }
    QJsonObject body{{u"keyId"_s, key}, {u"model"_s, model}};
    const QString supposed = m_if->currentData().toString();
    if (!supposed.isEmpty()) body.insert(u"if"_s, QJsonObject{{m_id, supposed}});
    m_ask->setEnabled(false);
    m_call = m_client.post(u"/admin/explain"_s, body, this,
                           [this](const api::Outcome& outcome) { take(outcome); });
}

void ExplainView::take(const api::Outcome& outcome) {
    m_ask->setEnabled(true);
    if (outcome) {
        showAnswer(api::Explanation::fromJson(outcome.body()));
        return;
    }
    m_verdict->setText(tr("The relay could not explain it: %1").arg(outcome.error().message));
    m_verdict->show();
}

QString ExplainView::verdictOf(const api::Explanation& explanation) const {
    if (!explanation.admitted && !explanation.reason.isEmpty())
        return tr("The request would be refused before any account is chosen: %1.").arg(explanation.reason);
    const auto own = std::ranges::find(explanation.candidates, m_id, &api::Candidate::accountId);
    if (own == explanation.candidates.end()) return tr("The relay does not know this account.");
    if (own->refusal) return tr("Not asked: %1").arg(own->words);
    if (explanation.chosen == m_id) return tr("It would be asked first: %1").arg(own->words);
    return tr("It would be asked as number %1: %2").arg(own->order).arg(own->words);
}

void ExplainView::showAnswer(const api::Explanation& explanation) {
    m_verdict->setText(verdictOf(explanation));
    m_verdict->show();
    m_order->clearRows();
    QList<api::Candidate> shown = explanation.candidates.mid(0, kMostShown);
    for (const api::Candidate& each : explanation.candidates.mid(kMostShown))
        if (each.accountId == m_id) shown.append(each);
    for (const api::Candidate& each : std::as_const(shown)) {
        common::ValueStyle style;
        if (each.refusal) style.token = theme::Token::Quiet;
        const QString place = each.refusal ? u"–"_s : u"%1."_s.arg(each.order);
        m_order->setRow(each.accountId, place, tr("%1: %2").arg(each.accountName, each.words), style);
    }
    const auto left = static_cast<int>(explanation.candidates.size() - shown.size());
    m_order->setNote(left > 0 ? tr("In the order in which they are asked; %n more not shown.", nullptr, left)
                              : tr("In the order in which they are asked."));
    m_order->setVisible(!shown.isEmpty());
}

}  // namespace ui::accounts
