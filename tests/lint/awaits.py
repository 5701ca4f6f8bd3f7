"""Inside a full expression with co_await: no lambda, no braced temporary, no `?:`.

Some compilers destroy such objects twice (packaging/cmake/README.md). Name the object on a line of its own.
"""

import cpp_tokens
from source_tree import Finding

_CONTROL = {"if", "while", "for", "switch", "catch"}
_LEADS_TO_VALUE = {"return", "co_return", "co_await", "co_yield", "case", "throw"}
_BLOCK_WORDS = {"else", "do", "try", "mutable", "noexcept", "const", "override", "final"}
_TYPE_WORDS = {"struct", "class", "union", "namespace", "enum", "extern", "->"}


def check(tree):
    findings = set()
    for path in tree.cpp("relay-core", "ui", "app", "tests"):
        findings |= {Finding(path, line, message) for line, message in check_text(tree.text(path))}
    return sorted(findings)


def check_text(text):
    if "co_await" not in text:
        return set()
    source = _Source(cpp_tokens.code(text))
    found = set()
    for index, token in enumerate(source.tokens):
        if token.text == "co_await" and token.kind == "name":
            found |= set(source.trouble(*source.full_expression(index)))
    return found


class _Source:
    def __init__(self, tokens):
        self.tokens = tokens
        self.partner, self.parent = cpp_tokens.brackets(tokens)

    def text(self, index):
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def full_expression(self, index):
        """First and last-but-one token of the statement, condition or initializer around token `index`."""
        child, opening = index, self.parent[index]
        while opening is not None and not self._ends_expression(opening):
            child, opening = opening, self.parent[opening]
        begin = 0 if opening is None else opening + 1
        end = len(self.tokens) if opening is None else self.partner.get(opening, len(self.tokens))
        position, first = begin, begin
        while position < end:
            closing = self.partner.get(position, position)
            if position > child and self.text(position) == ";":
                return first, position
            if position <= child and child > closing and self._begins_after(position):
                first = closing + 1
            position = max(closing, position) + 1
        return first, end

    def _ends_expression(self, opening):
        mark = self.text(opening)
        return (mark == "(" and self._is_control(opening)) or (mark == "{" and self._is_block(opening))

    def _begins_after(self, position):
        mark = self.text(position)
        return mark in (";", "else", "do") or (mark in ("(", "{") and self._ends_expression(position))

    def _is_control(self, opening):
        before = self.text(opening - 1)
        return before in _CONTROL or (before == "constexpr" and self.text(opening - 2) == "if")

    def _is_block(self, opening):
        """Does this brace open statements or members (True) or an initializer (False)?"""
        before = self.text(opening - 1)
        if before in ("", ")", ";", "{", "}", ":", "]") or before in _BLOCK_WORDS:
            return True
        if before in _LEADS_TO_VALUE or before in ("=", ",", "(", "[", "?", "!", "&&", "<"):
            return False
        # A name or `>`: a type with its body, a trailing return type, or `Type{...}`.
        position = opening - 1
        while position >= 0 and self.text(position) not in (";", "{", "}", "(", ")", "=", ","):
            if self.text(position) in _TYPE_WORDS:
                return self.text(position) != "->" or self.text(position - 1) in (")", "]", "mutable", "noexcept")
            position -= 1
        return False

    def _is_lambda(self, position):
        if self.text(position) != "[" or self.text(position + 1) == "[" or self.text(position - 1) == "[":
            return False
        before = position - 1
        while self.text(before) in ("&", "&&"):
            before -= 1
        if self.text(before) == "auto":  # auto& [name, other] = ...
            return False
        previous = self.tokens[position - 1] if position else None
        if previous is None or previous.kind in ("name", "string", "number"):
            return previous is None or previous.text in _LEADS_TO_VALUE
        return previous.text not in (")", "]", "}")

    def _lambda_end(self, position):
        """The closing brace of the lambda whose capture list opens at `position`."""
        position = self.partner.get(position, position) + 1
        while position < len(self.tokens) and self.text(position) not in ("{", ";"):
            position = self.partner.get(position, position) + 1 if self.text(position) == "(" else position + 1
        return self.partner.get(position, position)

    def trouble(self, begin, end):
        position = begin
        while position < end:
            token = self.tokens[position]
            if self._is_lambda(position):
                yield token.line, "a lambda in one expression with co_await: give it a name first"
                position = self._lambda_end(position)
            elif token.text == "?" and token.kind == "mark":
                yield token.line, "`?:` in one expression with co_await: decide on a line of its own"
            elif token.text == "{" and token.kind == "mark" and not self._is_block(position):
                yield token.line, "braces in one expression with co_await: name the object first"
            position += 1
