"""No room includes or links a room that rooms.py does not let it see."""

import posixpath
import re

import cpp_tokens
from rooms import APP_ROOMS, APP_UI, IMPLEMENTATIONS, RESOURCE_READERS, LIBRARIES, ROOMS, UI_FEATURE, UI_FRAME, UI_GROUND
from source_tree import Finding, line_of

_LINK = re.compile(r"\brelay_([a-z_]+)\b")


def check(tree):
    findings = []
    for path in tree.cpp("relay-core", "ui", "app"):
        for line, include, quoted in cpp_tokens.includes(tree.text(path)):
            message = _refusal(tree, path, include, quoted)
            if message:
                findings.append(Finding(path, line, message))
    for room in ROOMS:
        findings += _links(tree, f"relay-core/{room}/CMakeLists.txt", room)
    return findings


def _refusal(tree, path, include, quoted):
    if not quoted:
        return _library_refusal(path, include)
    target = _resolve(tree, path, include)
    if target is None:
        if path.startswith("relay-core/"):
            return f'"{include}" is no file of this repository'
        return None
    return _arrow_refusal(path, target)


def _resolve(tree, path, include):
    for folder in (posixpath.dirname(path), "relay-core", "ui", "app", ""):
        candidate = posixpath.normpath(posixpath.join(folder, include))
        if candidate in tree:
            return candidate
    return None


def _arrow_refusal(path, target):
    source, goal = _place(path), _place(target)
    if source == goal:
        return None
    for folder, readers in IMPLEMENTATIONS.items():
        inside = target.startswith(f"relay-core/{folder}/")
        if inside and not (source == ("relay-core", folder.split("/")[0]) or source[1] in readers):
            return f"{folder} is an implementation: only its own room and {', '.join(readers)} may see it"
    if goal in _allowed(source):
        return None
    return f"{_name(source)} may not see {_name(goal)} (tests/lint/rooms.py)"


def _place(path):
    parts = path.split("/")
    if parts[0] == "app":
        return ("app", "")
    return (parts[0], parts[1] if len(parts) > 2 else "")


def _name(place):
    return "/".join(part for part in place if part)


def _allowed(source):
    top, room = source
    if top == "relay-core":
        resources = {("resources", "")} if room in RESOURCE_READERS else set()
        return resources | {("relay-core", other) for other in ROOMS.get(room, [])}
    if top == "app":
        return {("relay-core", other) for other in APP_ROOMS} | {
            ("ui", other) for other in [UI_FRAME, *APP_UI]
        }
    if room in (UI_FRAME, ""):
        return _AnyOfUi()
    return {("ui", other) for other in UI_GROUND.get(room, UI_FEATURE)}


class _AnyOfUi:
    def __contains__(self, place):
        return place[0] == "ui"


def _library_refusal(path, include):
    top, room = _place(path)
    if include.startswith(tuple(name + "/" for name in ROOMS)):
        return f'"{include}" is of this repository: write it with quotes'
    if top == "relay-core" and room:
        for start, rooms in LIBRARIES.items():
            if include.startswith(start) and room not in rooms:
                return f"{room} may not see <{include}> (tests/lint/rooms.py)"
    if top == "ui" and include.startswith(("boost/", "spdlog/", "openssl/", "sqlite3.h", "hiredis/")):
        return f"the console is Qt only: it may not see <{include}>"
    return None


def _links(tree, path, room):
    if path not in tree:
        return
    text = tree.text(path)
    for match in _LINK.finditer(re.sub(r"#[^\n]*", lambda comment: " " * len(comment.group()), text)):
        other = match.group(1)
        if other in ROOMS and other != room and other not in ROOMS[room]:
            yield Finding(path, line_of(text, match.start()), f"{room} may not link {other} (tests/lint/rooms.py)")
