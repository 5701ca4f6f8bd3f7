"""Colours come from ui/theme: a literal anywhere else in the console does not follow light and dark."""

import re

import cpp_tokens
from source_tree import Finding

_IN_STRING = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|rgba|hsl|hsla|hsv)\s*\(")
_QT_NAMES = set("black white red green blue cyan magenta yellow gray darkRed darkGreen darkBlue darkCyan darkMagenta "
                "darkYellow darkGray lightGray".split())
_MESSAGE = "a colour outside ui/theme"


def check(tree):
    findings = []
    for path in tree.cpp("ui", "app"):
        if not path.startswith("ui/theme/"):
            findings += [Finding(path, line, _MESSAGE) for line in sorted(set(check_text(tree.text(path))))]
    for path in tree.paths:
        if path.startswith(("ui/", "app/")) and not path.startswith("ui/theme/") and path.endswith((".qss", ".ui")):
            for number, line in enumerate(tree.text(path).splitlines(), 1):
                if _IN_STRING.search(line):
                    findings.append(Finding(path, number, _MESSAGE))
    return findings


def check_text(text):
    found = cpp_tokens.code(text)
    for index, token in enumerate(found):
        after = [follower.text for follower in found[index + 1 : index + 3]]
        if token.kind == "string" and _IN_STRING.search(token.text):
            yield token.line
        elif token.kind != "name":
            continue
        elif token.text in ("qRgb", "qRgba", "QRgba64", "QRgb") and after[:1] == ["("]:
            yield token.line
        elif token.text == "Qt" and after[:1] == ["::"] and after[1:] and after[1] in _QT_NAMES:
            yield token.line
        elif token.text == "QColor" and _makes_colour(found, index + 1):
            yield token.line


def _makes_colour(found, index):
    """QColor(1, 2, 3), QColor{"red"}, QColor name("red"), QColor::fromRgb(...) - but not QColor(palette.text())."""
    if index + 1 < len(found) and found[index].text == "::":
        return found[index + 1].text.startswith("from")
    if index < len(found) and found[index].kind == "name":
        index += 1
    if index + 1 < len(found) and found[index].text in ("(", "{"):
        return found[index + 1].kind in ("number", "string")
    return False
