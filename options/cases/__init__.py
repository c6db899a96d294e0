"""The built-in cases, as decision files in the order in which they are shown."""

from importlib import resources

CASES = ("protecting-chinese-nationals", "congestion", "energy", "pandemic")


def case_texts() -> tuple[str, ...]:
    """The text of each built-in case, a file as docs/decision-format.md describes it."""
    return tuple(case_text(name) for name in CASES)


def case_text(name: str) -> str:
    """The text of one built-in case."""
    return resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
