"""The rooms of the arithmetic: each builds only on earlier ones, and no name stands twice."""

import ast
from collections import Counter
from pathlib import Path

ANALYSIS = Path(__file__).resolve().parents[2] / "options" / "analysis"

#: Each room imports from `arrays` and from rooms before its own.
ROOMS = (
    "programmes",
    "totals",
    "weighing",
    "changes",
    "robustness",
    "uncertainty",
    "groups",
    "disagreement",
    "second_opinion",
    "habits",
    "command",
)
MODULES = sorted(path for room in ROOMS for path in (ANALYSIS / room).rglob("*.py"))


def imports_of(source):
    """What a module imports from others: pairs of a dotted module and a name."""
    return [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    ]


def rooms_named_in(source):
    """The rooms, or modules beside them, of the arithmetic that a module imports from."""
    parts = [module.split(".") for module, _ in imports_of(source)]
    return {part[2] for part in parts if part[:2] == ["options", "analysis"] and len(part) > 2}


def public_names(path):
    """The functions and classes that a module defines for others."""
    body = ast.parse(path.read_text("utf-8")).body
    defined = (node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return [name for name in defined if not name.startswith("_")]


def test_every_folder_is_a_room():
    folders = {path.parent.name for path in ANALYSIS.glob("*/__init__.py")}

    assert folders == set(ROOMS)


def later_rooms_in(path):
    """The rooms that a module builds on although they come after its own."""
    room = path.relative_to(ANALYSIS).parts[0]
    earlier = {"arrays", *ROOMS[: ROOMS.index(room) + 1]}
    return rooms_named_in(path.read_text("utf-8")) - earlier


def private_names_in(path):
    """The names that a module takes from another although they begin with a line."""
    return [name for _, name in imports_of(path.read_text("utf-8")) if name[0] == "_"]


def test_a_room_builds_only_on_earlier_ones():
    found = {str(path.relative_to(ANALYSIS)): later_rooms_in(path) for path in MODULES}

    assert found
    assert {name: rooms for name, rooms in found.items() if rooms} == {}


def test_what_is_private_to_a_module_stays_in_it():
    found = {str(path.relative_to(ANALYSIS)): private_names_in(path) for path in MODULES}

    assert {name: names for name, names in found.items() if names} == {}


def test_a_name_stands_for_one_thing():
    arithmetic = [path for path in MODULES if "command" not in path.parts]

    counts = Counter(name for path in arithmetic for name in public_names(path))

    assert [name for name, count in counts.items() if count > 1] == []


def test_the_check_itself_reads_imports():
    source = "from options.analysis.groups.votes import duels\nfrom options.formats import read"

    assert rooms_named_in(source) == {"groups"}
