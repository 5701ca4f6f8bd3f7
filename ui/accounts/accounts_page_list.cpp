// The list of the page: rows, filters, what is selected and what stands in its place.
#include "ui/accounts/account_counts.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/bulk_bar.h"
#include "ui/accounts/page_actions.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kUngrouped = u"-"_s;

}  // namespace

void AccountsPage::rebuild() {
    const QDateTime now = m_parts.clock();
    std::vector<AccountRow> rows;
    rows.reserve(static_cast<std::size_t>(m_feed.accounts().size()));
    for (const api::Account& account : m_feed.accounts()) {
        if (m_hidden.contains(account.id)) continue;
        rows.push_back(rowOf(account, {m_feed.typeName(account.type), m_feed.groupsOf(account.id),
                                       m_feed.todayOf(account.id), now}));
    }
    AccountCounts counts = AccountCounts::of(rows);
    counts.known = m_feed.isLoaded();
    m_header->setAnswer(answerLine(counts));
    m_header->chips().setChips(chipsOf(counts));
    showFilters(rows);
    m_model.setRows(std::move(rows));
    chooseContent();
    if (m_split->isDetailShown() && m_model.rowOf(m_detail->accountId()) < 0) closeDetail();
    m_detail->refresh(now);
    followTargets();
    if (!m_wanted.isEmpty() && m_feed.isLoaded()) open(std::exchange(m_wanted, {}));
}

void AccountsPage::showFilters(const std::vector<AccountRow>& rows) {
    QMap<QString, common::Chip> types;
    QMap<QString, int> grouped;
    int ungrouped = 0;
    for (const AccountRow& row : rows) {
        common::Chip& chip = types[row.typeName];
        chip = {row.type, row.typeName, std::max(0, chip.count) + 1};
        if (row.groups.isEmpty()) ++ungrouped;
        for (const QString& group : row.groups)
            ++grouped[group];
    }
    QList<common::Chip> groups;
    for (const api::Group& group : m_feed.groups())
        groups.append({group.name, group.name, grouped.value(group.name)});
    if (ungrouped > 0) groups.append({kUngrouped, tr("In no group"), ungrouped});
    m_typeFilter->setChoices(types.values());
    m_groupFilter->setChoices(groups);
    // Nothing to choose from is no filter, unless one is on.
    m_typeFilter->setVisible(types.size() > 1 || !m_typeFilter->chosenIds().isEmpty());
    m_groupFilter->setVisible(!m_feed.groups().isEmpty() || !m_groupFilter->chosenIds().isEmpty());
}

bool AccountsPage::accepts(const AccountRow& row) const {
    if (!belongsTo(m_header->chips().current(), row.standing)) return false;
    const QStringList types = m_typeFilter->chosenIds();
    if (!types.isEmpty() && !types.contains(row.type)) return false;
    const QStringList groups = m_groupFilter->chosenIds();
    if (groups.isEmpty()) return true;
    if (row.groups.isEmpty()) return groups.contains(kUngrouped);
    return std::ranges::any_of(row.groups, [&](const QString& group) { return groups.contains(group); });
}

void AccountsPage::chooseContent() {
    if (!m_feed.isLoaded()) return;  // skeleton or error
    if (m_table->shownRows() > 0)
        m_content->showContent();
    else
        m_content->showEmpty(emptyText());
}

common::EmptyText AccountsPage::emptyText() const {
    if (m_feed.accounts().isEmpty())
        return {tr("No accounts yet"),
                tr("An account is a provider's key that the relay sends requests with. With two or more, one "
                   "takes "
                   "over while another rests."),
                tr("Add account")};
    return {tr("No account matches"), tr("The search or the filters leave out every account."),
            tr("Show all")};
}

void AccountsPage::resetFilters() {
    m_header->search().clear();
    m_header->search().searchNow();
    m_header->chips().setCurrent(u"all"_s);
    m_typeFilter->setChosenIds({});
    m_groupFilter->setChosenIds({});
    m_table->filter().refilter();
    chooseContent();
}

void AccountsPage::showFailure(const api::ApiError& error) {
    m_stale = m_feed.isLoaded();
    const QString advice = error.kind == api::ApiError::Kind::Unreachable
                               ? tr("It is tried again by itself as soon as the relay answers.")
                               : QString();
    if (m_stale)
        m_error->setText(
            {tr("The accounts could not be refreshed; what is shown may be old."), error.message, advice});
    else
        m_content->showError({tr("The accounts could not be read."), error.message, advice});
}

void AccountsPage::open(const QString& target) {
    if (m_model.rowOf(target) < 0) {
        // Not read yet; one that is not among those that were read is gone.
        if (!m_feed.isLoaded()) m_wanted = target;
        return;
    }
    if (!m_table->selectKey(target)) {
        resetFilters();
        m_table->selectKey(target);
    }
    showDetail(target);
}

void AccountsPage::followSelection(const QStringList& keys) {
    m_bulk->setSelected(static_cast<int>(keys.size()));
    if (keys.size() == 1)
        showDetail(keys.constFirst());
    else if (keys.size() > 1)
        closeDetail();
    followTargets();
}

void AccountsPage::followTargets() {
    PageActions::About about;
    for (const QString& id : targetIds()) {
        const api::Account* account = m_feed.find(id);
        if (account == nullptr) continue;
        ++about.count;
        if (common::standingOf(*account) == Standing::Paused) ++about.paused;
        if (account->mark || !account->familyMarks.isEmpty()) ++about.marked;
    }
    m_actions->follow(about);
}

void AccountsPage::showDetail(const QString& id) {
    if (id.isEmpty()) return;
    m_detail->setAccount(id);
    m_split->showDetail(true);
    m_detail->setLive(m_live && m_following);
    m_detail->refresh(m_parts.clock());
    followTargets();
}

void AccountsPage::closeDetail() {
    m_split->showDetail(false);
    m_detail->setLive(false);
    m_detail->setAccount({});
    if (m_table->selectedKeys().size() == 1) m_table->clearSelection();
    followTargets();
}

QStringList AccountsPage::targetIds() const {
    const QStringList selected = m_table->selectedKeys();
    if (!selected.isEmpty()) return selected;
    return m_split->isDetailShown() ? QStringList{m_detail->accountId()} : QStringList();
}

AccountsPage::Targets AccountsPage::targets() const {
    Targets all;
    for (const QString& id : targetIds())
        if (const api::Account* account = m_feed.find(id)) all.append({id, account->name});
    return all;
}

}  // namespace ui::accounts
