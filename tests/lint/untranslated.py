#!/usr/bin/env python3
"""untranslated.py --lupdate PROGRAM [--root DIR]: every text of the console is in Chinese, every plural in English too.

Works on copies: what lupdate finds in the sources and the files do not have counts as untranslated.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

_SOURCES = ["ui", "app/console"]
_FILES = {"relaywright_zh_CN.ts": [], "relaywright_en.ts": ["-pluralonly"]}


def unfinished(text):
    """(context, source) of each message without a whole translation."""
    for context in ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            if translation.get("type") is not None or not all(forms):
                yield context.findtext("name"), message.findtext("source")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lupdate", required=True)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    arguments = parser.parse_args()
    count = 0
    with tempfile.TemporaryDirectory(prefix="relaywright-texts-") as folder:
        for name, flags in _FILES.items():
            copy = pathlib.Path(folder) / name
            shutil.copyfile(arguments.root / "translations" / name, copy)
            sources = [str(arguments.root / source) for source in _SOURCES]
            subprocess.run([arguments.lupdate, "-silent", *sources, "-I", str(arguments.root), "-locations", "none",
                            "-no-obsolete", *flags, "-ts", str(copy)], check=True)
            for context, source in unfinished(copy.read_text(encoding="utf-8")):
                print(f"translations/{name}: {context}: {source!r} is not translated")
                count += 1
    if count:
        print(f"{count} texts. cmake --build --preset dev --target update_translations writes them down to be filled in.",
              file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
