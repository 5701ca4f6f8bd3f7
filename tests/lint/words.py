"""Words that do not belong in the sources: Qt in the engine, promises without an issue, this or that machine."""

import re

import cpp_tokens
from source_tree import Finding, line_of

# Written in pieces, so that this file does not find itself.
_PROMISE = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b(?!\(#\d+\))")
_MACHINE_PATH = re.compile(r"(?<![\w.~*}-])/(?:wo" r"rk|ro" r"ot)/")
_HOME = re.compile(r"(?<![\w.~*}-])/ho" r"me/[\w<$]")  # tests may make up a home
_REGISTRY = re.compile(
    r"registry\.np" r"mjs|\bpy" r"pi\.org|python" r"hosted\.org|crates" r"\.io|proxy\.go" r"lang\.org|"
    r"deb\.de" r"bian\.org|node" r"source\.com|gh" r"cr\.io|doc" r"ker\.io|arti" r"factory"
)
_QT_NAME = re.compile(r"Q(?:[A-Z][a-z]\w*|_[A-Z]+|T_TR\w*)$")


def check(tree):
    findings = []
    for path in tree.paths:
        text = tree.text(path)
        if text is None or path == "LICENSE":
            continue
        if not path.endswith(".md"):
            findings += _search(path, text, _PROMISE, "a promise needs its issue: TO" "DO(#12)")
        findings += _search(path, text, _MACHINE_PATH, "a path of one machine")
        if not path.startswith("tests/"):
            findings += _search(path, text, _HOME, "a path of one machine")
        findings += _search(path, text, _REGISTRY, "the host of a registry")
    for path in tree.cpp("relay-core"):
        findings += [Finding(path, line, message) for line, message in qt_in(tree.text(path))]
    for path in tree.paths:
        if path.startswith("relay-core/") and path.endswith("CMakeLists.txt"):
            findings += _search(path, tree.text(path), re.compile(r"\bQt6?::"), "Qt in relay-core")
    return findings


def _search(path, text, pattern, message):
    return [Finding(path, line_of(text, match.start()), f"{message}: {match.group()}") for match in pattern.finditer(text)]


def qt_in(text):
    for line, include, _ in cpp_tokens.includes(text):
        if re.match(r"Q[A-Z]|Qt|qt", include):
            yield line, f"Qt in relay-core: <{include}>"
    found = cpp_tokens.code(text)
    for token, after in zip(found, found[1:] + found[:1]):
        if token.kind == "name" and _QT_NAME.match(token.text):
            yield token.line, f"Qt in relay-core: {token.text}"
        elif token.kind == "name" and token.text == "tr" and after.text == "(":
            yield token.line, "relay-core speaks English: no tr()"
