#!/usr/bin/env python3
"""Each rule finds what it is for and leaves the rest alone."""

import pathlib
import shutil
import tempfile
import unittest

import arrows
import awaits
import colours
import cpp_tokens
import folders
import formatting
import untranslated
import words
from rooms import ROOMS
from source_tree import SourceTree


class Sample(unittest.TestCase):
    def tree(self, files):
        """A checkout in a temporary folder: {path: text}."""
        root = pathlib.Path(tempfile.mkdtemp(prefix="relaywright-lint-"))
        self.addCleanup(shutil.rmtree, root)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return SourceTree(root)

    def found(self, rule, files):
        return [(finding.path, finding.line) for finding in rule.check(self.tree(files))]


class Tokens(unittest.TestCase):
    def test_comments_and_strings_are_not_code(self):
        text = 'int a; // co_await f({})\nauto s = R"x(co_await ")x"; /* ? */ char q = \'"\'; int n = 1\'000;\n'
        names = [token.text for token in cpp_tokens.code(text) if token.kind == "name"]
        self.assertEqual(names, ["int", "a", "auto", "s", "char", "q", "int", "n"])

    def test_an_include_in_a_comment_is_none(self):
        text = '// #include "a.h"\n/*\n#include "b.h"\n*/\n#include "c.h"  // why\n#  include <d>\n'
        self.assertEqual(list(cpp_tokens.includes(text)), [(5, "c.h", True), (6, "d", False)])


class Arrows(Sample):
    def assert_arrow(self, source, target, allowed, include=None):
        inner = include or target.split("/", 1)[1]
        found = self.found(arrows, {source: f'#pragma once\n#include "{inner}"\n', target: ""})
        self.assertEqual(found, [] if allowed else [(source, 2)], f"{source} -> {target}")

    def test_up_and_down(self):
        self.assert_arrow("relay-core/net/server.cpp", "relay-core/base/result.h", True)
        self.assert_arrow("relay-core/base/result.h", "relay-core/net/server.h", False)
        self.assert_arrow("relay-core/wire/peek.h", "relay-core/model/usage.h", True)
        self.assert_arrow("relay-core/wire/peek.h", "relay-core/crypto/sha256.h", False)
        self.assert_arrow("relay-core/policy/choose.h", "relay-core/store/records.h", True)
        self.assert_arrow("relay-core/policy/choose.h", "relay-core/net/client.h", False)

    def test_every_room_sees_only_rooms_above_it(self):
        order = list(ROOMS)
        for room, seen in ROOMS.items():
            self.assertTrue(set(seen) <= set(order[: order.index(room)]), room)

    def test_an_implementation_is_seen_by_its_room_and_the_engine(self):
        inside = "relay-core/store/embedded/open.h"
        self.assert_arrow("relay-core/store/directory.cpp", inside, True)
        self.assert_arrow("relay-core/engine/engine.cpp", inside, True)
        self.assert_arrow("relay-core/admin/keys.cpp", inside, False)
        self.assert_arrow("relay-core/policy/choose.cpp", inside, False)

    def test_the_console_never_sees_the_engine(self):
        self.assert_arrow("ui/keys/page.h", "relay-core/base/result.h", False)
        self.assert_arrow("ui/keys/page.h", "relay-core/base/result.h", False, "relay-core/base/result.h")

    def test_a_feature_sees_no_other_feature(self):
        self.assert_arrow("ui/keys/page.cpp", "ui/keys/model.h", True)
        self.assert_arrow("ui/keys/page.cpp", "ui/api/admin_client.h", True)
        self.assert_arrow("ui/keys/page.cpp", "ui/accounts/model.h", False)
        self.assert_arrow("ui/keys/page.cpp", "ui/accounts/model.h", False, "../accounts/model.h")
        self.assert_arrow("ui/theme/colours.cpp", "ui/keys/model.h", False)
        self.assert_arrow("ui/shell/window.cpp", "ui/keys/page.h", False)
        self.assert_arrow("ui/console/window.cpp", "ui/keys/page.h", True)
        self.assert_arrow("ui/common/badge.h", "ui/api/account.h", True)
        self.assert_arrow("ui/api/account.h", "ui/common/badge.h", False)

    def test_app_sees_the_engine_and_nothing_inside(self):
        self.assert_arrow("app/daemon_main.cpp", "relay-core/engine/engine.h", True)
        self.assert_arrow("app/cli/keys.cpp", "app/cli/table.h", True)
        self.assert_arrow("app/cli/keys.cpp", "relay-core/store/records.h", False)
        self.assert_arrow("app/console_main.cpp", "ui/console/window.h", True)
        self.assert_arrow("app/console_main.cpp", "ui/keys/page.h", False)

    def test_libraries(self):
        found = self.found(arrows, {
            "relay-core/wire/peek.cpp": "#include <boost/asio.hpp>\n#include <string>\n",
            "relay-core/net/server.cpp": "#include <boost/asio.hpp>\n#include <base/result.h>\n",
            "ui/keys/page.cpp": "#include <QWidget>\n#include <boost/json.hpp>\n",
        })
        self.assertEqual(found, [("relay-core/net/server.cpp", 2), ("relay-core/wire/peek.cpp", 1), ("ui/keys/page.cpp", 2)])

    def test_links(self):
        found = self.found(arrows, {
            "relay-core/wire/CMakeLists.txt": "# not relay_net\nrelay_room(wire LINKS relay_model\n  relay_net)\n"})
        self.assertEqual(found, [("relay-core/wire/CMakeLists.txt", 3)])

    def test_a_missing_file(self):
        self.assertEqual(self.found(arrows, {"relay-core/base/a.cpp": '#include "base/b.h"\n'}), [("relay-core/base/a.cpp", 1)])


class Awaits(unittest.TestCase):
    BAD = [
        "co_await f([x] { return x; });",
        "co_await f([this](int n) mutable { return n; });",
        "co_await f(Thing{});",
        "co_await f({a, b});",
        "co_await f(flag ? a : b);",
        "auto c = flag ? co_await f() : g();",
        "auto c = (co_await f()) ? a : b;",
        "auto w = Pair{co_await f(), a};",
        "use(co_await f(), Pair{a, b});",
        "use(co_await f(), [x] { return x; });",
        "if (auto r = co_await f(Thing{}); !r) return;",
        "while (co_await f(a ? b : c)) {}",
        "co_return co_await f(std::vector<int>{1});",
        "if (x) co_await f(Thing{1});",
        "const auto n =\n co_await f(\n  g({1}));",
        "spawn([this]() -> Task<> { co_await f(Thing{}); });",
        "switch (co_await f(Thing{})) { default: break; }",
        "for (auto& x : co_await f(Thing{})) use(x);",
        "auto& [a, b] = co_await f(Thing{});",
    ]
    GOOD = [
        "co_await f(a, g(b), Thing(c));",
        "auto [error, count] = co_await socket.async_read_some(buffer, kTask);",
        "auto& [error, count] = co_await f(a[1]);",
        "if (flag ? a : b) co_await f();",
        "if (flag) { use(Thing{}); } co_await f();",
        "use(flag ? a : b); co_await f(); use(Thing{});",
        "if (auto r = co_await f(); !r) { return Thing{}; } else { use([x] { return x; }); }",
        "spawn(ex, [this]() -> Task<> { co_await f(); }, done);",
        "auto work = [x](int n) -> Task<Result<int>> { co_return co_await f(x, n); };",
        "auto work = [&]() mutable -> Task<> { co_await f(); };",
        "for (int i = 0; i < (flag ? 1 : 2); ++i) co_await f(i);",
        "for (auto x : {1, 2}) { co_await f(x); }",
        "switch (x) { case 1: { co_await f(); break; } default: use(Thing{}); }",
        "try { co_await f(); } catch (...) { use({}); }",
        "// co_await f({})\n const char* s = \"co_await f({})\"; g({});",
        "int a[2] = {1, 2}; co_await f(a);",
        "struct Local { int n = 0; }; co_await f();",
        "while (true) { co_await f(); } use(Thing{});",
        "do { co_await f(); } while (flag ? a : b);",
        "else co_await f();",
        "co_await f<A, B>(x); auto v = Thing{};",
    ]

    def test_bad(self):
        for body in self.BAD:
            self.assertTrue(awaits.check_text("Task<> run() {\n" + body + "\n}\n"), body)

    def test_good(self):
        for body in self.GOOD:
            self.assertEqual(awaits.check_text("Task<> run() {\n" + body + "\n}\n"), set(), body)

    def test_the_line_is_that_of_the_trouble(self):
        found = awaits.check_text("Task<> Room::run() const {\n  co_await f(\n    a,\n    Thing{});\n}\n")
        self.assertEqual([line for line, _ in found], [4])

    def test_members_and_initializers_around_are_no_trouble(self):
        text = "struct A : B { int n{1}; A() : B{2}, n{3} { } Task<> run() override { co_await f(n); } };"
        self.assertEqual(awaits.check_text(text), set())


class Colours(Sample):
    def test_literals(self):
        for code in ('auto c = QColor(255, 0, 0);', 'QColor c{"red"};', 'QColor line("#fff");', 'pen.setColor(Qt::darkRed);',
                     'w->setStyleSheet("color: #1a2b3c");', 'auto s = "rgb(1,2,3)";', 'auto c = QColor::fromRgb(1);',
                     'auto c = qRgb(1, 2, 3);'):
            self.assertEqual(self.found(colours, {"ui/keys/page.cpp": f"\n{code}\n"}), [("ui/keys/page.cpp", 2)], code)

    def test_a_style_sheet(self):
        self.assertEqual(self.found(colours, {"ui/common/x.qss": "a {\n color: #123456; }\n"}), [("ui/common/x.qss", 2)])

    def test_what_is_no_literal(self):
        code = ('QColor c(theme.accent()); auto t = Qt::transparent; auto s = "issue #x"; // #ffffff\n'
                'QColor none; auto p = palette.color(QPalette::Text); auto k = Qt::Key_A;')
        self.assertEqual(self.found(colours, {"ui/keys/page.cpp": code, "ui/theme/dark.cpp": 'QColor("#fff");'}), [])


class Words(Sample):
    def test_a_promise_needs_its_issue(self):
        text = "// TO" "DO: later\n// TO" "DO(#12): later\n// FIX" "ME\n"
        self.assertEqual(self.found(words, {"relay-core/base/a.cpp": text}), [("relay-core/base/a.cpp", 1), ("relay-core/base/a.cpp", 3)])

    def test_paths_of_one_machine(self):
        text = "cd /wo" "rk/x\nat framework/wo" "rk/x, ~/work, https://a.example/ho" "me\n/ho" "me/ann/.ssh\n/usr/lib\n"
        self.assertEqual(sorted(self.found(words, {"README.md": text})), [("README.md", 1), ("README.md", 3)])
        self.assertEqual(self.found(words, {"tests/core/a.cpp": text}), [("tests/core/a.cpp", 1)])

    def test_registries(self):
        host = ".".join(("registry", "np" "mjs", "org"))
        text = f'{{"resolved": "https://{host}/x"}}\n'
        self.assertEqual(self.found(words, {"tests/contract/package-lock.json": text}), [("tests/contract/package-lock.json", 1)])

    def test_qt_in_the_engine(self):
        text = ('#include <QString>\n#include <string>\nauto s = tr("x");\nQObject* o;\nint Query, tr; // QString\n'
                'auto t = "QString";\n')
        self.assertEqual(sorted(self.found(words, {"relay-core/base/a.cpp": text})), [("relay-core/base/a.cpp", line) for line in (1, 3, 4)])
        self.assertEqual(self.found(words, {"ui/keys/page.cpp": text}), [])
        self.assertEqual(self.found(words, {"relay-core/net/CMakeLists.txt": "\nLINKS Qt6::Core\n"}), [("relay-core/net/CMakeLists.txt", 2)])


class Folders(Sample):
    def test_a_folder_without_a_readme(self):
        files = {"tests/README.md": "", "tests/bench/x.cpp": "", "tests/empty/CMakeLists.txt": ""}
        self.assertEqual(self.found(folders, files), [("tests/bench", 1)])

    def test_a_long_readme(self):
        files = {"tests/README.md": "x\n" * 41, "tests/a/README.md": "x\n" * 40, "tests/a/b/README.md": "x\n" * 41}
        self.assertEqual(self.found(folders, files), [("tests/README.md", 41), ("tests/a/b/README.md", 41)])

    def test_a_strange_folder(self):
        self.assertEqual(self.found(folders, {"lib/x.cpp": ""}), [("lib", 1)])

    def test_rooms(self):
        files = {
            "relay-core/README.md": "| `model` | x |\n| `base` | x |\n",
            "relay-core/CMakeLists.txt": "add_subdirectory(base)\nadd_subdirectory(model)\n",
            **{f"relay-core/{room}/README.md": "" for room in ("base", "model", "net", "attic")},
        }
        messages = [finding.message for finding in folders.check(self.tree(files))]
        self.assertEqual(messages, ["a room that tests/lint/rooms.py does not know", "the room attic is not listed",
                                    "the room net is not listed", "the rooms are not in the order of tests/lint/rooms.py"])


class Format(Sample):
    def test_what_clang_format_would_change(self):
        style = (pathlib.Path(__file__).resolve().parents[2] / ".clang-format").read_text()
        files = {".clang-format": style, "app/a.cpp": "int a = 1;\nint  b=2;\n", "app/b.cpp": "int a = 1;\n"}
        self.assertEqual(self.found(formatting, files), [("app/a.cpp", 2)])


class Untranslated(unittest.TestCase):
    def test_only_whole_translations_count(self):
        def message(translation):
            return f"<TS><context><name>Page</name><message><source>a</source>{translation}</message></context></TS>"

        whole = ["<translation>b</translation>", "<translation><numerusform>b</numerusform></translation>"]
        broken = ['<translation type="unfinished">b</translation>', "<translation></translation>",
                  "<translation><numerusform>b</numerusform><numerusform></numerusform></translation>",
                  '<translation type="vanished">b</translation>']
        for text in whole:
            self.assertEqual(list(untranslated.unfinished(message(text))), [], text)
        for text in broken:
            self.assertEqual(list(untranslated.unfinished(message(text))), [("Page", "a")], text)


if __name__ == "__main__":
    unittest.main()
