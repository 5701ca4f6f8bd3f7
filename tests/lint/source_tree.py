"""The files a rule looks at, and what a rule answers."""

import dataclasses
import functools
import os
import pathlib

FOLDERS = ["app", "packaging", "relay-core", "resources", "tests", "translations", "ui"]
SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__", ".git", ".cache"}
CPP = (".h", ".cpp")


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class SourceTree:
    """A checkout. Paths are relative to its root and have forward slashes."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.paths = sorted(self._walk())
        self._known = set(self.paths)

    def _walk(self):
        for entry in self.root.iterdir():
            if entry.is_file() and entry.name != ".git":
                yield entry.name
        for top in FOLDERS + [".ci"]:
            for folder, folders, files in os.walk(self.root / top):
                folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
                for name in files:
                    yield (pathlib.Path(folder) / name).relative_to(self.root).as_posix()

    def __contains__(self, path):
        return path in self._known

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        """The file's text; None for a file that is not UTF-8, which is no text."""
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return None

    def cpp(self, *folders):
        return [path for path in self.paths if path.endswith(CPP) and path.startswith(tuple(f + "/" for f in folders))]


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
