#include "tests/ui/gallery/sheets.h"
#include "ui/common/states.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace ui::gallery {

using namespace common;

std::unique_ptr<QWidget> statesSheet(Interaction& interaction, const Words& say) {
    auto sheet = std::make_unique<QWidget>();
    auto* empty = new EmptyState;
    empty->setText({say("No API keys yet", "还没有 API 密钥"),
                    say("A key lets a client use the relay. You decide which models it may use and how much "
                        "it may spend.",
                        "客户端凭密钥使用中继。您决定它可用的模型与可花费的额度。"),
                    say("Create a key", "创建密钥")});
    const ErrorText problem{
        say("The accounts could not be read.", "无法读取账户。"),
        say("127.0.0.1:3000 refused the connection.", "127.0.0.1:3000 拒绝连接。"),
        say("Check that the relay runs, then try again.", "请确认中继正在运行，然后重试。")};
    auto* error = new ErrorState(interaction);
    error->setText(problem);
    auto* strip = new ErrorStrip(interaction);
    strip->setText(problem);
    auto* skeleton = new Skeleton;
    theme::setGround(*skeleton, theme::Ground::None);
    auto* grid = new QGridLayout;
    grid->setSpacing(theme::kSection);
    grid->addWidget(empty, 0, 0);
    grid->addWidget(error, 0, 1);
    grid->addWidget(skeleton, 1, 0, 1, 2);
    grid->setRowStretch(0, 3);
    grid->setRowStretch(1, 3);
    auto* layout = new QVBoxLayout(sheet.get());
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->addWidget(strip);
    layout->addLayout(grid, 1);
    sheet->resize(1000, 640);
    sheet->show();
    return sheet;
}

}  // namespace ui::gallery
