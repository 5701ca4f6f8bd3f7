#!/usr/bin/env python3
"""lint.py RULE... [--root DIR]: holds the sources to the rules named; without a rule, to all of them."""

import argparse
import pathlib
import sys

import arrows
import awaits
import colours
import folders
import formatting
import words
from source_tree import SourceTree

RULES = {"arrows": arrows, "awaits": awaits, "colours": colours, "folders": folders, "format": formatting, "words": words}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", nargs="*", choices=[[], *RULES], metavar="RULE", help=", ".join(RULES))
    parser.add_argument("--root", default=pathlib.Path(__file__).resolve().parents[2])
    arguments = parser.parse_args()
    tree = SourceTree(arguments.root)
    count = 0
    for name in arguments.rules or RULES:
        for finding in RULES[name].check(tree):
            print(f"{finding} [{name}]")
            count += 1
    if count:
        print(f"{count} findings. Why there are rules: tests/lint/README.md", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
