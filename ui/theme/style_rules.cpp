#include "ui/theme/style_rules.h"

namespace ui::theme {

const char* const kStyleRules = R"(
QMainWindow, QDialog { background: $surface; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }

*[ground="raised"] { background: $raised; }
*[ground="sunken"] { background: $sunken; }
*[ground="card"] { background: $raised; border: 1px solid $line; border-radius: 6px; }
*[ground="bar"] { background: $sunken; border: none; border-radius: 6px; }

*[type="title"] { font-size: $titleSize; font-weight: 600; }
*[type="section"] { font-size: $sectionSize; font-weight: 600; }
*[type="value"] { font-size: $valueSize; font-weight: 600; }
*[type="caption"] { font-size: $captionSize; }
*[type="strong"] { font-weight: 600; }
*[type="mono"] { font-family: $mono; }
$tints

QPushButton, QToolButton {
  background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $idle; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $idle; background: $surface; border-color: $line; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QToolButton { padding: 5px; }
QToolButton:focus { padding: 4px; }
QPushButton[kind="primary"] { background: $accent; color: $onAccent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[kind="primary"]:pressed { background: $accentPressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $idle; border-color: $line; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad; color: $onAccent; border-color: $bad; }
QPushButton[kind="danger"]:disabled { color: $idle; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; border-color: $line; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: $selection; }
QToolButton[kind="tiny"] {
  background: transparent; border-color: transparent; border-radius: 4px; padding: 1px; min-height: 0;
}
QToolButton[kind="tiny"]:hover { background: $hover; border-color: $line; }
QToolButton[kind="tiny"]:focus { border: 1px solid $accent; padding: 1px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent; padding: 5px 4px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 4px 3px; }
QPushButton[kind="chip"], QToolButton[kind="chip"] {
  background: transparent; border-radius: 13px; padding: 2px 11px; color: $quiet;
}
QToolButton[kind="chip"] { min-height: 18px; padding: 3px 8px; }
QPushButton[kind="chip"]:hover, QToolButton[kind="chip"]:hover { background: $hover; color: $text; }
QPushButton[kind="chip"]:checked, QToolButton[kind="chip"]:checked {
  background: $selection; border-color: $accent; color: $text;
}
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus { border: 2px solid $accent; padding: 1px 10px; }
QToolButton[kind="chip"]:focus { padding: 2px 7px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $raised; color: $text; border: 1px solid $line; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $selectionStrong; selection-color: $text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $idle; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 4px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $surface; color: $idle;
}
*[wrong="yes"], *[wrong="yes"]:focus { border: 2px solid $bad; padding: 4px 7px; }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit > QToolButton:hover, QLineEdit > QToolButton:checked { background: transparent; }
QPlainTextEdit[ground="code"] { background: $sunken; border-color: $sunken; font-family: $mono; }
QPlainTextEdit[ground="code"]:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($chevronDown); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $line; outline: none; padding: 4px;
  selection-background-color: $selection; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 24px; padding: 2px 8px; border-radius: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url($chevronUp); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($chevronDown); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $idle; border-radius: 4px; background: $raised;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($minus); }
QRadioButton::indicator:checked { background: $raised; border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { outline: none; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $surface; }
QGroupBox { border: none; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QAbstractItemView { background: $raised; border: 1px solid $line; outline: none; }
QListView[ground="raised"] { border: none; }
QTableView { border: none; gridline-color: $line; selection-background-color: $selection; selection-color: $text; }
QListView::item { padding: 4px 8px; border-radius: 4px; color: $text; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $selection; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line; padding: 5px 12px;
  font-size: $captionSize;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url($chevronUp); width: 12px; height: 12px; subcontrol-position: center right; right: 2px; }
QHeaderView::down-arrow {
  image: url($chevronDown); width: 12px; height: 12px; subcontrol-position: center right; right: 2px;
}
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $quiet; border: none; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; color: $text; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $idle; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: url($checkText); }
QMenuBar { background: $surface; }
QMenuBar::item:selected { background: $selection; }
QStatusBar { background: $sunken; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
)";

}  // namespace ui::theme
