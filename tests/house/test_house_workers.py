"""Work in the background never cancels a stranger, never loses a save and never fails in silence."""

import ast
from collections.abc import Iterator

from house.house_source import Module, called, modules


def _workers(module: Module) -> Iterator[tuple[ast.AST, dict[str, ast.expr]]]:
    """Yield the workers of a module with what their `@work` says."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                call = decorator if isinstance(decorator, ast.Call) else None
                if (call is not None and called(call) == "work") or ast.unparse(decorator) == "work":
                    keywords = call.keywords if call is not None else []
                    yield node, {keyword.arg: keyword.value for keyword in keywords if keyword.arg}


def _true(node: ast.expr | None) -> bool:
    """Tell whether something is asked for, or might be."""
    return node is not None and not (isinstance(node, ast.Constant) and not node.value)


def _catches_all(function: ast.AST) -> bool:
    """Tell whether the whole body of a function, but for its documentation, is guarded against anything."""
    body = [one for one in getattr(function, "body", []) if not _is_text(one)]
    return (
        len(body) == 1
        and isinstance(body[0], ast.Try)
        and any(
            handler.type is not None and ast.unparse(handler.type) in {"Exception", "BaseException"}
            for handler in body[0].handlers
        )
    )


def _hears_of_errors(module: Module) -> bool:
    """Tell whether a module is told how its workers end, and looks at those that failed."""
    said = ast.unparse(module.tree)
    return "@on(Worker.StateChanged)" in said and "WorkerState.ERROR" in said


def _is_text(node: ast.AST) -> bool:
    """Tell whether a statement is documentation."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def faults(module: Module) -> list[str]:
    """Return the workers of a module that could cancel another, lose a save or fail unseen."""
    found = []
    for function, asked in _workers(module):
        at = module.at(function)
        if "group" not in asked:
            found.append(f"{at} names no group")
        if _true(asked.get("exclusive")):
            found.append(f"{at} is exclusive")
        if "exit_on_error" in asked and not _catches_all(function) and not _hears_of_errors(module):
            found.append(f"{at} hides its errors")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) == "run_worker":
            if not any(keyword.arg == "group" for keyword in node.keywords):
                found.append(f"{module.at(node)} names no group")
            if any(keyword.arg == "exclusive" and _true(keyword.value) for keyword in node.keywords):
                found.append(f"{module.at(node)} is exclusive")
    return found


def test_no_worker_cancels_another_or_fails_unseen() -> None:
    """Each worker names its group, none is exclusive, and one that outlives its errors handles every one of them."""
    assert [fault for module in modules() for fault in faults(module)] == []


def test_a_careless_worker_is_seen() -> None:
    """The guard sees each of the three faults."""
    code = """
@work
async def a(self): ...
@work(exclusive=True, group="save")
async def b(self): ...
@work(thread=True, group="export", exit_on_error=False)
def c(self):
    prepare()
    try:
        write()
    except Exception:
        say()
"""
    seen = faults(Module("x.py", ast.parse(code)))
    assert seen == ["x.py:3 names no group", "x.py:5 is exclusive", "x.py:7 hides its errors"]


def test_a_thread_never_touches_a_widget() -> None:
    """A worker in a thread tells what it did by a message or through the app's own loop, never by painting."""
    painted = [
        f"{module.at(node)} {called(node)}"
        for module in modules("tui")
        for function, asked in _workers(module)
        if _true(asked.get("thread"))
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and called(node) in {"query_one", "query", "mount", "update", "refresh"}
    ]
    assert painted == []
