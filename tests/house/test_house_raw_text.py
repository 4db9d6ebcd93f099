"""People's words reach the screen as text only: never as markup, never as an escape sequence.

In Textual a plain `str` given to these widgets is markup: `[/]` crashes and `[@click=app.quit]` is a live link. What
is shown is ours and written out, or has passed `show()`, `show_line()` or `join()`.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from house.house_source import Module, called, modules

WIDGETS: Final[Mapping[str, tuple[str, ...]]] = {
    "Static": ("content",),
    "Label": ("content",),
    "Button": ("label",),
    "Checkbox": ("label",),
    "RadioButton": ("label",),
    "Option": ("prompt",),
    "Selection": ("prompt",),
    "Collapsible": ("title",),
    "TabPane": ("title",),
    "Tab": ("label",),
    "Digits": ("value",),
}
"""What reads its first argument as markup, and how that argument may be named."""

METHODS: Final = {"update", "add_row", "add_rows", "add_column", "add_columns", "set_label", "set_content", "write"}
"""Methods of widgets that read their arguments as markup."""

ATTRIBUTES: Final = {"border_title", "border_subtitle", "tooltip", "placeholder", "content", "label"}
"""Attributes of widgets that may be read as markup."""

DOORS: Final = {"show", "show_line", "join", "Content", "Text"}
"""What makes text of words."""

KEEPS_TEXT: Final = {
    "join",
    "truncate",
    "rstrip",
    "wrap",
    "stylize",
    "pad_left",
    "pad_right",
    "divide",
    "right_crop",
    "append",
    "split",
}
"""Methods of a text that return texts."""

PLAIN: Final = {"Content", "ContentText", "Text", "Strip"}
"""Types that are only text."""

COLLECTIONS: Final = {"set", "dict", "Counter", "defaultdict", "sha256", "frozenset"}
"""What also has an `update()` that paints nothing."""


def _says_text(annotation: ast.expr | None) -> bool:
    """Tell whether an annotation is of text, or of several texts."""
    if annotation is None:
        return False
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    return bool(names & PLAIN) and "str" not in names


def _declared(module: Module) -> tuple[set[str], set[str]]:
    """Return the functions and attributes that a module declares to be text, and the others."""
    found: set[str] = set()
    others: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            (found if _says_text(node.returns) else others).add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name | ast.Attribute):
            (found if _says_text(node.annotation) else others).add(_last(node.target))
    return found, others


@cache
def _everywhere() -> frozenset[str]:
    """Return what every module of the screen that declares it declares to be text."""
    declared = [_declared(module) for module in modules("tui")]
    return frozenset(set().union(*(found for found, _ in declared)) - set().union(*(others for _, others in declared)))


@cache
def _makers(module: Module) -> frozenset[str]:
    """Return what is text in a module: by its own declaration, else by everybody's."""
    found, others = _declared(module)
    return frozenset((_everywhere() - others) | (found - others))


class _Scope:
    """What is known of the names of one function."""

    def __init__(self, module: Module, function: ast.AST) -> None:
        self._makers = _makers(module)
        self._given: dict[str, list[ast.expr]] = {}
        self._text: set[str] = set()
        for node in ast.walk(function):
            self._learn(node)

    def _learn(self, node: ast.AST) -> None:
        """Remember what a name is made of."""
        match node:
            case ast.arg(arg=name, annotation=annotation) if _says_text(annotation):
                self._text.add(name)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                if _says_text(annotation):
                    self._text.add(name)
                elif value is not None:
                    self._given.setdefault(name, []).append(value)
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, value)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                self._given.setdefault(name, []).append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                self._given.setdefault(name, []).append(value)
            case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                self._bind(target, source)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        """Remember one name, or several that are taken apart together."""
        if isinstance(target, ast.Tuple):
            parts = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
            for one, part in zip(target.elts, parts, strict=False):
                self._bind(one, part)
        elif isinstance(target, ast.Name):
            self._given.setdefault(target.id, []).append(value)

    def is_text(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> bool:
        """Tell whether an expression can only be text, or is written out by us."""
        match node:
            case ast.Constant(value=value):
                return not (isinstance(value, str) and "[" in value)
            case ast.Call():
                return self._call_is_text(node, seen)
            case ast.BinOp(left=left, right=right):
                return self.is_text(left, seen) and self.is_text(right, seen)
            case ast.IfExp(body=body, orelse=other):
                return self.is_text(body, seen) and self.is_text(other, seen)
            case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
                return all(self.is_text(value, seen) for value in values)
            case ast.Starred(value=value) | ast.Subscript(value=value):
                return self.is_text(value, seen)
            case ast.GeneratorExp(elt=element) | ast.ListComp(elt=element):
                return self.is_text(element, seen)
            case ast.Attribute(attr="plain", value=value):
                return self.is_text(value, seen)
            case ast.Attribute(attr=name):
                return name in self._makers
            case ast.Name(id=name):
                given = self._given.get(name, [])
                return name in self._text or (
                    name not in seen and bool(given) and all(self.is_text(one, seen | {name}) for one in given)
                )
        return False

    def _call_is_text(self, node: ast.Call, seen: frozenset[str]) -> bool:
        """Tell whether a call makes text: a door, a method of a text, or a function that says so."""
        name = called(node)
        if isinstance(node.func, ast.Name):
            return (
                name in DOORS
                or name in self._makers
                or (name == "list" and all(self.is_text(a, seen) for a in node.args))
            )
        if isinstance(node.func, ast.Attribute):
            styled = isinstance(node.func.value, ast.Name) and node.func.value.id == "Content"
            if styled:
                return name in {"styled", "assemble"} and all(self.is_text(one, seen) for one in node.args[:1])
            return name in self._makers or (name in KEEPS_TEXT and self.is_text(node.func.value, seen))
        return False


def _painted(module: Module, function: ast.AST) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield what a function gives to a widget that would read it as markup."""
    gathered = _collections(module)
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and (names := WIDGETS.get(called(node))):
            yield from ((node, one) for one in node.args[:1])
            yield from ((node, keyword.value) for keyword in node.keywords if keyword.arg in names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            if _last(node.func.value) not in gathered:
                yield from ((node, one) for one in node.args)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                    yield node, node.value
        if isinstance(node, ast.Call):
            yield from ((node, keyword.value) for keyword in node.keywords if keyword.arg in ATTRIBUTES - {"content"})


def _last(node: ast.expr) -> str:
    """Return the last name of a chain."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _collections(module: Module) -> set[str]:
    """Return the names of a module that are sets, dictionaries and files: updating or writing them paints nothing."""
    found = {"stream"}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        made = called(node.value) if isinstance(node.value, ast.Call) else ""
        kind = ast.unparse(node.annotation).partition("[")[0] if isinstance(node, ast.AnnAssign) else ""
        if made in COLLECTIONS or kind in COLLECTIONS or isinstance(node.value, ast.Set | ast.Dict):
            found.add(_last(target))
    return found


def _functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the functions of a module that are not inside another."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node
            else:
                waiting.append(node)


def raw(module: Module) -> list[str]:
    """Return where a module gives a widget something that is not surely text."""
    found: list[tuple[int, str]] = []
    for function in _functions(module.tree):
        scope = _Scope(module, function)
        found += [
            (getattr(node, "lineno", 0), f"{module.at(node)} {ast.unparse(given)}")
            for node, given in _painted(module, function)
            if not scope.is_text(given)
        ]
    return [at for _, at in sorted(found)]


def test_no_word_of_anybody_is_read_as_markup() -> None:
    """Everything given to a widget is written out by us or has passed the one door."""
    assert [at for module in modules("tui") for at in raw(module)] == []


def test_a_raw_word_is_seen() -> None:
    """The guard sees a title, a message, an f-string and a name that may be one, each where it stands."""
    code = """
def compose(self, item):
    yield Static(item.title)
    yield Static(self._words("run.x"), classes="muted")
    yield Option(f"{item.title}", id=item.id)
    line = show("a")
    line = item.title
    self.query_one(Static).update(line)
    self.border_title = item.title
    table.add_row(show("a"), item.title)
    yield Input(placeholder=item.title)
    yield Static("[b]x[/b]")
    yield Label(Content.from_markup(item.title))
"""
    seen = raw(Module("x.py", ast.parse(code)))
    assert [at.split()[0] for at in seen] == [f"x.py:{line}" for line in (3, 4, 5, 8, 9, 10, 11, 12, 13)]


def test_what_a_widget_paints_is_text() -> None:
    """Every `render()` of ours says that it returns text."""
    untold = [
        module.at(node)
        for module in modules("tui")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.name == "render" and not _says_text(node.returns)
    ]
    assert untold == []


def test_nothing_asks_for_markup() -> None:
    """No widget has markup turned on, and no text is made from markup."""
    asked = [
        module.at(node)
        for module in modules("tui")
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.keyword) and node.arg == "markup" and not _is_false(node.value))
        or (isinstance(node, ast.Attribute) and node.attr == "from_markup")
        or (isinstance(node, ast.Call) and called(node) in {"OptionList", "ReadableList"} and not _markup_off(node))
    ]
    assert asked == []


def _is_false(node: ast.expr) -> bool:
    """Tell whether an expression is False, written out."""
    return isinstance(node, ast.Constant) and node.value is False


def _markup_off(node: ast.Call) -> bool:
    """Tell whether a list is told not to read markup."""
    return any(keyword.arg == "markup" for keyword in node.keywords)


def test_every_list_keeps_the_words_under_its_cursor_readable() -> None:
    """A list of ours is a `ReadableList`: under Textual's own cursor muted words and warnings would vanish."""
    plain = [
        module.at(node)
        for module in modules("tui")
        if module.name != "tui/widgets/cursor.py"
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Call) and called(node) == "OptionList")
        or (isinstance(node, ast.ClassDef) and "OptionList" in {ast.unparse(base) for base in node.bases})
    ]
    assert plain == []


def test_no_toast_hides_what_is_typed() -> None:
    """`notify` is never called: sentences go to the notice line."""
    toasts = [
        module.at(node)
        for module in modules("tui")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) == "notify"
    ]
    assert toasts == []
