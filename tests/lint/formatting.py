"""clang-format has nothing to change."""

import os
import re
import shutil
import subprocess

from source_tree import Finding

_PROGRAM = "clang-format-19"
_WARNING = re.compile(r"^(?P<path>[^:\n]+):(?P<line>\d+):\d+: error: ", re.MULTILINE)
_SHARE = 40


def check(tree):
    if not shutil.which(_PROGRAM):
        return [Finding(_PROGRAM, 1, "is not installed: packaging/install-deps")]
    paths = tree.cpp("relay-core", "ui", "app", "tests") + tree.cpp("packaging")
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    findings = []
    running = []
    while shares or running:
        while shares and len(running) < (os.cpu_count() or 1):
            running.append(_start(tree, shares.pop()))
        findings += _findings(running.pop(0))
    return sorted(findings)


def _start(tree, paths):
    command = [_PROGRAM, "--dry-run", "-Werror", "--ferror-limit=1", *paths]
    return subprocess.Popen(command, cwd=tree.root, stderr=subprocess.PIPE, text=True)


def _findings(process):
    output = process.communicate()[1]
    first = {}
    for match in _WARNING.finditer(output):
        first.setdefault(match.group("path"), int(match.group("line")))
    if process.returncode != 0 and not first:
        return [Finding(_PROGRAM, 1, output.strip() or f"exit {process.returncode}")]
    return [Finding(path, line, "clang-format-19 would change this") for path, line in first.items()]
