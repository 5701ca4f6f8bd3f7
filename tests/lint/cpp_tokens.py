"""C++ as a list of tokens: enough to tell code from comments and strings, and brackets that belong together."""

import dataclasses
import re

_TOKEN = re.compile(
    r"""
      (?P<comment>   //(?:\\\n|[^\n])* | /\*.*?\*/ )
    | (?P<string>    (?:u8|[uUL])?R"(?P<delimiter>[^()\s\\]*)\(.*?\)(?P=delimiter)" | (?:u8|[uUL])?"(?:\\.|[^"\\\n])*" )
    | (?P<character> (?:u8|[uUL])?'(?:\\.|[^'\\\n])+' )
    | (?P<directive> (?<![^\n])[ \t]*\#(?:\\\n|/\*.*?\*/|(?!//|/\*)[^\n])* )
    | (?P<number>    \.?\d(?:'?[\w.]|(?<=[eEpP])[+-])* )
    | (?P<name>      [A-Za-z_]\w* )
    | (?P<mark>      ::|->|&&|\.\.\.|[^\s\w] )
    """,
    re.VERBOSE | re.DOTALL,
)
_INCLUDE = re.compile(r'\s*#\s*include\s*(?P<open>["<])(?P<path>[^">]+)[">]')
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclasses.dataclass
class Token:
    kind: str
    text: str
    line: int


def tokens(text):
    """Every token with its line, comments and directives among them."""
    found = []
    line, last = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        found.append(Token(match.lastgroup if match.lastgroup != "delimiter" else "string", match.group(), line))
    return found


def code(text):
    """The tokens that a compiler would see after the preprocessor took its lines away."""
    return [token for token in tokens(text) if token.kind not in ("comment", "directive")]


def includes(text):
    """(line, path, quoted) of each #include."""
    for token in tokens(text):
        if token.kind == "directive":
            match = _INCLUDE.match(token.text)
            if match:
                yield token.line, match.group("path"), match.group("open") == '"'


def brackets(found):
    """(partner, parent): the index of the matching bracket, and for each token the index of the bracket around it."""
    partner, parent, stack = {}, [], []
    for index, token in enumerate(found):
        mark = token.text if token.kind == "mark" else ""
        if mark in _PAIRS and stack and found[stack[-1]].text == _PAIRS[mark]:
            opening = stack.pop()
            partner[opening], partner[index] = index, opening
        parent.append(stack[-1] if stack else None)
        if mark in _PAIRS.values():
            stack.append(index)
    return partner, parent
