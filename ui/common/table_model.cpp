#include "ui/common/table_model.h"

namespace ui::common {

int TableModel::columnOf(const QString& id) const {
    for (int column = 0; column < columnCount(); ++column)
        if (columnInfo(column).id == id) return column;
    return -1;
}

}  // namespace ui::common
