#pragma once

#include <QString>

#include <memory>

class QWidget;

namespace ui::common {
class Interaction;
}

namespace ui::gallery {

/// Sample words: English or Chinese.
struct Words {
    bool chinese = false;

    QString operator()(const char* english, const char* inChinese) const {
        return QString::fromUtf8(chinese ? inChinese : english);
    }
};

std::unique_ptr<QWidget> listSheet(common::Interaction& interaction, const Words& words);
std::unique_ptr<QWidget> overviewSheet(common::Interaction& interaction, const Words& words);
std::unique_ptr<QWidget> formSheet(common::Interaction& interaction, const Words& words);
std::unique_ptr<QWidget> statesSheet(common::Interaction& interaction, const Words& words);
std::unique_ptr<QWidget> partsSheet(common::Interaction& interaction, const Words& words);

}  // namespace ui::gallery
