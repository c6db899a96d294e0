"""Data flows one way: a module imports only from rows above its own."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    {"analysis", "agenda", "formats", "errors", "cases"},
    {"models", "apps", "numbers"},
    {"permissions"},
    {"actions", "reports"},
    {"forms", "charts"},
    {"sections"},
    {"exchange", "steps"},
    {"htmx"},
    {"visitors"},
    {"rehearsal"},
    {"views", "admin", "templatetags", "management"},
    {"urls"},
]
ROW_OF = {name: row for row, names in enumerate(ROWS) for name in names}
MODULES = sorted(
    path for path in (ROOT / "options").rglob("*.py") if "migrations" not in path.parts
)
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "general"}


def is_of_the_command(parts: tuple[str, ...]) -> bool:
    """What `python -m options.analysis` runs: the only arithmetic that knows files."""
    return parts == ("analysis", "__main__") or parts[:2] == ("analysis", "command")


def package_of(dotted: str) -> str | None:
    """The part of the app that a dotted name belongs to."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "options" and len(parts) > 1 else None


def breaches_in(source: str, package: str, *, may_read_formats: bool = False) -> list[str]:
    """Imports of a module that lead the wrong way, or hide."""
    found = []
    for node in ast.walk(ast.parse(source)):
        found += hidden_in(node)
        for name in names_in(node):
            if may_read_formats and package_of(name) == "formats":
                continue
            if leads_up(name, package) or (package == "analysis" and name.startswith("django")):
                found.append(f"{package} imports {name}")
    return found


def hidden_in(node: ast.AST) -> list[str]:
    """Imports that a reader would not find at the top of the file."""
    if isinstance(node, ast.ImportFrom) and node.level:
        return ["relative import"]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        imports = (ast.Import, ast.ImportFrom)
        return [f"import inside {node.name}" for n in ast.walk(node) if isinstance(n, imports)]
    return []


def leads_up(name: str, package: str) -> bool:
    """The import is of the same row or one further down."""
    other = package_of(name)
    return other not in (None, package) and ROW_OF[other] >= ROW_OF[package]


def names_in(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        if node.module == "options":
            return [f"options.{alias.name}" for alias in node.names]
        return [node.module]
    return []


def breaches_of(path: Path) -> list[str]:
    """The same of a file of the app; the app itself may hold anything."""
    parts = path.relative_to(ROOT / "options").with_suffix("").parts
    if parts == ("__init__",):
        return []
    source = path.read_text(encoding="utf-8")
    return breaches_in(source, parts[0], may_read_formats=is_of_the_command(parts))


def test_every_module_imports_only_from_rows_above_its_own():
    found = {str(path.relative_to(ROOT)): breaches_of(path) for path in MODULES}

    assert found
    assert {name: breaches for name, breaches in found.items() if breaches} == {}


def test_no_arithmetic_knows_the_command_line():
    others = [
        path
        for path in (ROOT / "options").rglob("*.py")
        if not is_of_the_command(path.relative_to(ROOT / "options").with_suffix("").parts)
    ]

    assert [path for path in others if "analysis.command" in path.read_text("utf-8")] == []


def test_check_itself_finds_a_breach():
    assert breaches_in("from options.views import comparison", "models") == [
        "models imports options.views"
    ]
    assert breaches_in("from options import views", "reports") == [
        "reports imports options.views"
    ]
    assert breaches_in("def f():\n    import os", "models") == ["import inside f"]
    assert breaches_in("from django.db import models", "analysis") == [
        "analysis imports django.db"
    ]


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


def test_every_module_says_in_one_sentence_what_a_reader_finds():
    silent = [
        path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def test_only_actions_exchange_and_the_like_write():
    writers = {"actions", "exchange", "management", "admin"}
    verbs = (".objects.create(", ".bulk_create(", ".get_or_create(", ".update_or_create(")
    found = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.relative_to(ROOT / "options").parts[0] not in writers
        and any(verb in path.read_text("utf-8") for verb in verbs)
    ]

    assert found == []
