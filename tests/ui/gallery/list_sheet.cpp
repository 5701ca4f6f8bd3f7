#include "tests/ui/gallery/sheets.h"
#include "ui/common/action_bar.h"
#include "ui/common/detail_panel.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/row_model.h"
#include "ui/common/search_field.h"
#include "ui/common/sparkline.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>

namespace ui::gallery {

using namespace common;

namespace {

struct Account {
    QString id;
    QString type;
    StateLook state;
    BarLook load;
    QString spent;
    QList<double> line;

    bool operator==(const Account&) const = default;
};

std::vector<Account> accounts(const Words& say) {
    const StateLook ready{Sign::Ready, say("ready", "可用")};
    const StateLook cooling{Sign::Cooling, say("cooling down · 4m12s", "冷却中 · 4m12s")};
    const StateLook signIn{Sign::SignIn, say("sign in", "需要登录")};
    const StateLook blocked{Sign::Blocked, say("blocked", "已封禁")};
    const StateLook paused{Sign::Paused, say("paused", "已暂停")};
    const QList<double> busy{3, 5, 4, 8, 9, 7, 12, 10, 6, 8};
    return {{QStringLiteral("team-a"),
             QStringLiteral("Claude Console"),
             ready,
             {0.3, QStringLiteral("3 / 10")},
             QStringLiteral("$4.21"),
             busy},
            {QStringLiteral("team-b"),
             QStringLiteral("Claude Console"),
             cooling,
             {0.9, QStringLiteral("9 / 10")},
             QStringLiteral("$12.08"),
             {1, 2, 9, 3, 0, 0, qQNaN(), 4, 2, 1}},
            {QStringLiteral("gemini-1"),
             QStringLiteral("Gemini OAuth"),
             signIn,
             {-1, QStringLiteral("–")},
             QStringLiteral("$0.00"),
             {}},
            {QStringLiteral("openai-main"),
             QStringLiteral("OpenAI Responses"),
             blocked,
             {1, QStringLiteral("10 / 10")},
             QStringLiteral("$98.40"),
             busy},
            {QStringLiteral("bedrock-eu"),
             QStringLiteral("Bedrock"),
             paused,
             {0, QStringLiteral("0 / 4")},
             QStringLiteral("$0.004"),
             {0, 0, 0, 1, 0}}};
}

std::vector<Column<Account>> columns(const Words& say) {
    Column<Account> name{QStringLiteral("name"), [say] { return say("Name", "名称"); },
                         [](const Account& row) { return row.id; }};
    Column<Account> type{QStringLiteral("type"), [say] { return say("Type", "类型"); },
                         [](const Account& row) { return row.type; }};
    Column<Account> state{QStringLiteral("state"), [say] { return say("State", "状态"); },
                          [](const Account& row) { return row.state.word; }};
    state.look = [](const Account& row) { return QVariant::fromValue(row.state); };
    state.width = 170;
    Column<Account> load{QStringLiteral("load"), [say] { return say("In flight", "进行中"); },
                         [](const Account& row) { return row.load.text; }};
    load.look = [](const Account& row) { return QVariant::fromValue(row.load); };
    load.number = true;
    load.width = 150;
    Column<Account> spent{QStringLiteral("spent"), [say] { return say("Today", "今日"); },
                          [](const Account& row) { return row.spent; }};
    spent.number = true;
    spent.width = 90;
    Column<Account> line{QStringLiteral("line"), [say] { return say("Requests", "请求"); },
                         [](const Account&) { return QString(); }};
    line.look = [](const Account& row) { return QVariant::fromValue(SparkLook{row.line, 0}); };
    return {name, type, state, load, spent, line};
}

PageHeader* header(QWidget& owner, TableView& table, const Words& say) {
    auto* made = new PageHeader(say("Accounts", "账户"));
    made->setAnswer(say("14 accounts · 12 ready · 1 cooling down · 1 needs sign-in",
                        "14 个账户 · 12 个可用 · 1 个冷却中 · 1 个需要登录"));
    auto* add = new QAction(say("Account", "添加账户"), &owner);
    made->setPrimaryAction(add);
    made->search();
    made->chips().setChips({{QStringLiteral("all"), say("All", "全部"), 14},
                            {QStringLiteral("ready"), say("Ready", "可用"), 12},
                            {QStringLiteral("attention"), say("Attention", "需要处理"), 2}});
    made->addFilter(QStringLiteral("type"), say("Type", "类型"));
    made->addFilter(QStringLiteral("group"), say("Group", "分组"));
    made->setLive(true);
    table.addListActions(made->more());
    return made;
}

void fill(DetailPanel& panel, const Words& say) {
    panel.setTitle(QStringLiteral("team-b"),
                   say("Claude Console · group main", "Claude Console · 分组 main"));
    panel.setState({Sign::Cooling, say("Cooling down · 4m12s", "冷却中 · 4m12s")});
    auto* retry = new QAction(theme::icon(QStringLiteral("refresh")), say("Retry now", "立即重试"), &panel);
    auto* pause = new QAction(theme::icon(QStringLiteral("pause")), say("Pause", "暂停"), &panel);
    auto* remove = new QAction(theme::icon(QStringLiteral("trash")), say("Delete", "删除"), &panel);
    markDanger(*remove);
    panel.actions().setActions({retry, pause, remove});
    DetailSection& why = panel.section(QStringLiteral("why"), say("Why", "原因"));
    why.setNote(say("The provider answered 429 and asked for a pause until 14:32.",
                    "上游返回 429，要求暂停到 14:32。"));
    why.setRow(QStringLiteral("evidence"), say("Evidence", "依据"), QStringLiteral("retry-after: 252"),
               {.copyable = true, .mono = true});
    why.setRow(QStringLiteral("ends"), say("Ends", "结束"), QStringLiteral("14:32:00"));
    why.setRow(QStringLiteral("failures"), say("Failures", "失败次数"), QStringLiteral("3"),
               {.token = theme::Token::Bad});
    DetailSection& limits = panel.section(QStringLiteral("limits"), say("Limits", "限制"));
    limits.setRow(QStringLiteral("url"), say("Address", "地址"),
                  QStringLiteral("https://api.anthropic.example/v1"), {.copyable = true});
    limits.setRow(QStringLiteral("quota"), say("Daily quota", "每日限额"), QStringLiteral("$50.00"));
    limits.setRow(QStringLiteral("models"), say("Models", "模型"), {});
    auto* line = new Sparkline;
    line->setValues({1, 2, 5, 7, 3, 2, qQNaN(), 1, 4, 6, 8, 5, 3});
    DetailSection& timeline = panel.section(QStringLiteral("timeline"), say("Last 24 hours", "最近 24 小时"));
    timeline.addWidget(line);
}

}  // namespace

std::unique_ptr<QWidget> listSheet(Interaction& interaction, const Words& words) {
    auto sheet = std::make_unique<QWidget>();
    auto* model =
        new RowModel<Account>([](const Account& row) { return row.id; }, columns(words), sheet.get());
    model->setRows(accounts(words));
    auto* table = new TableView(interaction);
    table->setRows(model, QStringLiteral("gallery"));
    table->sortBy(QStringLiteral("spent"), Qt::DescendingOrder);
    table->selectKey(QStringLiteral("team-b"));
    auto* panel = new DetailPanel(interaction);
    fill(*panel, words);
    auto* split = new DetailSplit(QStringLiteral("gallery"), table, panel);
    auto* undo = new UndoBar;
    undo->offer(words("Key “ci” deleted.", "密钥“ci”已删除。"), [] {}, [] {});
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    foot->addWidget(undo);
    auto* layout = new QVBoxLayout(sheet.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header(*sheet, *table, words));
    layout->addWidget(split, 1);
    layout->addLayout(foot);
    sheet->resize(1180, 720);
    sheet->show();
    split->showDetail(true);
    table->setWaiting(12);
    return sheet;
}

}  // namespace ui::gallery
