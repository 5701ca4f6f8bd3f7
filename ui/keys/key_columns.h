#pragma once

#include "ui/common/row_model.h"
#include "ui/keys/key_row.h"

#include <vector>

namespace ui::keys {

using KeyModel = common::RowModel<KeyRow>;

/// The columns of the table of keys.
std::vector<common::Column<KeyRow>> keyColumns(const Clock& clock);

}  // namespace ui::keys
