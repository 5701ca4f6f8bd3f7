"""Where things lie: the top level, a short README.md in each folder, and relay-core/README.md naming every room."""

import re

from rooms import ROOMS
from source_tree import FOLDERS, SKIPPED_FOLDERS, Finding

_DESCRIBED = ["relay-core", "app", "ui", "tests", "packaging"]
_LINES = 40
_LONGER = {"relay-core/admin/README.md": 60}  # it holds the API's conventions
_ROW = re.compile(r"^\| `([a-z]+)` \|", re.MULTILINE)
_SUBDIRECTORY = re.compile(r"^add_subdirectory\((\w+)\)", re.MULTILINE)


def check(tree):
    return [*_top_level(tree), *_readmes(tree), *_rooms(tree)]


def _top_level(tree):
    for entry in sorted(tree.root.iterdir()):
        if entry.is_dir() and not entry.name.startswith(".") and entry.name not in SKIPPED_FOLDERS:
            if entry.name not in FOLDERS:
                yield Finding(entry.name, 1, f"a folder that is not one of {', '.join(FOLDERS)}")


def _readmes(tree):
    folders = set()
    for path in tree.paths:
        parts = path.split("/")
        if parts[0] in _DESCRIBED and parts[-1] not in ("CMakeLists.txt", "README.md"):
            folders.add(parts[0])
            if len(parts) > 2:
                folders.add("/".join(parts[:2]))
    for folder in sorted(folders):
        if f"{folder}/README.md" not in tree:
            yield Finding(folder, 1, "a folder without a README.md")
    for path in tree.paths:
        if path.endswith("/README.md") and path.split("/")[0] in _DESCRIBED:
            lines, limit = len(tree.text(path).splitlines()), _LONGER.get(path, _LINES)
            if lines > limit:
                yield Finding(path, lines, f"{lines} lines; {limit} are enough")


def _rooms(tree):
    there = {path.split("/")[1] for path in tree.paths if path.startswith("relay-core/") and path.count("/") > 1}
    listed = _ROW.findall(tree.text("relay-core/README.md")) if "relay-core/README.md" in tree else []
    built = _SUBDIRECTORY.findall(tree.text("relay-core/CMakeLists.txt")) if "relay-core/CMakeLists.txt" in tree else []
    for room in sorted(there - set(ROOMS)):
        yield Finding(f"relay-core/{room}", 1, "a room that tests/lint/rooms.py does not know")
    for room in sorted(there - set(listed)):
        yield Finding("relay-core/README.md", 1, f"the room {room} is not listed")
    for path, order in (("relay-core/README.md", listed), ("relay-core/CMakeLists.txt", built)):
        known = [room for room in order if room in ROOMS]
        if known != [room for room in ROOMS if room in known]:
            yield Finding(path, 1, "the rooms are not in the order of tests/lint/rooms.py")
