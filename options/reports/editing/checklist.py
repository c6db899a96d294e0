"""What a decision still lacks before it can be scored, and what would make it better."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from options.models import Criterion, Decision, Evidence, Option

FEWEST = 2
TOO_MANY_CHILDREN = 9
MANY_BRANCHES = 6
ALIKE = 0.75
COST_WORDS = ("cost", "price", "expense", "spending", "budget", "money", "pay", "fee", "tax")
LONGEST_COMPARED = 200
# Of one kind of wish so many lines are read; a longer list is left for after these are done.
LINES_OF_A_KIND = 5

Cell = tuple[int | None, int | None]


@dataclass(frozen=True)
class Item:
    """One thing to do: what, on which page of the editor, and where on it."""

    sentence: str
    page: str
    place: str = ""


@dataclass(frozen=True)
class Checklist:
    """What is missing and what would be better; both empty for a decision without a wish."""

    missing: tuple[Item, ...]
    better: tuple[Item, ...]

    @property
    def is_ready(self) -> bool:
        """It can be scored."""
        return not self.missing


def checklist_of(decision: Decision) -> Checklist:
    """Both lists, in three queries; what is parked counts nowhere."""
    options = list(decision.options.filter(parked_at=None))
    criteria = list(decision.criteria.filter(parked_at=None))
    notes = Evidence.objects.filter(decision=decision, is_after_reading_date=False)
    known: set[Cell] = set(notes.values_list("option_id", "criterion_id"))
    leaves = leaves_of(criteria)
    return Checklist(
        missing=(*missing_in(options, leaves), *twice_in(options, criteria)),
        better=(
            *better_options(options),
            *better_criteria(criteria, leaves),
            *islice(double_counting(leaves), LINES_OF_A_KIND),
            *lacking_evidence(options, leaves, known),
        ),
    )


def leaves_of(criteria: Sequence[Criterion]) -> list[Criterion]:
    """Those that are scored."""
    parents = {criterion.parent_id for criterion in criteria}
    return [criterion for criterion in criteria if criterion.pk not in parents]


def at(criterion: Criterion) -> str:
    """Where the page of the tree has it."""
    return f"criterion-{criterion.pk}"


def missing_in(options: Sequence[Option], leaves: Sequence[Criterion]) -> Iterator[Item]:
    """Two options, two criteria, and what 0 and 100 mean on each."""
    lacking = FEWEST - len(options)
    if lacking > 0:
        words = ngettext("Add %(n)s option.", "Add %(n)s options.", lacking) % {"n": lacking}
        yield Item(words, "options")
    lacking = FEWEST - len(leaves)
    if lacking > 0:
        words = ngettext("Add %(n)s criterion.", "Add %(n)s criteria.", lacking) % {
            "n": lacking
        }
        yield Item(words, "tree")
    for leaf in leaves:
        ends = [
            end for end, text in (("0", leaf.worst), ("100", leaf.best)) if not text.strip()
        ]
        if ends:
            said = {"ends": _(" and ").join(ends), "name": leaf.name}
            yield Item(_("Say what %(ends)s means on “%(name)s”.") % said, "tree", at(leaf))


def twice_in(options: Sequence[Option], criteria: Sequence[Criterion]) -> Iterator[Item]:
    """Names that cannot be told apart."""
    for page, parts in (("options", options), ("tree", criteria)):
        for key, times in Counter(part.name_key for part in parts).items():
            if times > 1:
                name = next(part.name for part in parts if part.name_key == key)
                yield Item(_("Two have the name “%(name)s”.") % {"name": name}, page)


def better_options(options: Sequence[Option]) -> Iterator[Item]:
    """What is compared with doing nothing new reads more easily."""
    if options and not any(option.is_baseline for option in options):
        yield Item(_("Mark an option as the baseline: what happens anyway."), "options")


def better_criteria(
    criteria: Sequence[Criterion], leaves: Sequence[Criterion]
) -> Iterator[Item]:
    """A middle to hold on to, a criterion of cost, branches that one can oversee."""
    yield from lacking_middle([leaf for leaf in leaves if not leaf.middle.strip()])
    if leaves and not any(is_about_cost(leaf) for leaf in criteria):
        yield Item(_("No criterion is about cost. Is that meant?"), "tree")
    children: defaultdict[int | None, list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        children[criterion.parent_id].append(criterion)
    named = {criterion.pk: criterion for criterion in criteria}
    for parent, under in children.items():
        yield from crowded(named.get(parent or 0), len(under))


def lacking_middle(leaves: Sequence[Criterion]) -> Iterator[Item]:
    """Those on which nobody knows what 50 means; many of them in one line."""
    if len(leaves) > LINES_OF_A_KIND:
        said = {"n": len(leaves), "name": leaves[0].name}
        words = _("Say what 50 means on %(n)s criteria: start with “%(name)s”.")
        yield Item(words % said, "tree", at(leaves[0]))
        return
    for leaf in leaves:
        words = _("Say what 50 means on “%(name)s”.")
        yield Item(words % {"name": leaf.name}, "tree", at(leaf))


def crowded(parent: Criterion | None, count: int) -> Iterator[Item]:
    """More under one parent than can be compared well."""
    if count >= TOO_MANY_CHILDREN:
        words = _("%(n)s criteria are under “%(name)s”: group some of them.")
    elif parent is not None and count >= MANY_BRANCHES:
        words = _("“%(name)s” has %(n)s parts, so its weight is spread thin.")
    else:
        return
    name = parent.name if parent else _("the top")
    yield Item(words % {"n": count, "name": name}, "tree", at(parent) if parent else "")


def is_about_cost(criterion: Criterion) -> bool:
    """Its name or definition speaks of money; a first guess."""
    text = f"{criterion.name} {criterion.definition}".casefold()
    return any(word in text for word in COST_WORDS)


def double_counting(leaves: Sequence[Criterion]) -> Iterator[Item]:
    """Two criteria that seem to say the same, so that it would count twice."""
    signs = [(trios(leaf.name_key), trios(leaf.definition)) for leaf in leaves]
    for i, leaf in enumerate(leaves):
        for k in range(i + 1, len(leaves)):
            if any(alike(one, two) for one, two in zip(signs[i], signs[k], strict=True)):
                said = {"one": leaf.name, "two": leaves[k].name}
                words = _("“%(one)s” and “%(two)s” look alike: what they share counts twice.")
                yield Item(words % said, "tree", at(leaves[k]))


def trios(text: str) -> frozenset[str]:
    """Every three signs in a row: texts that share most of them are nearly the same."""
    text = f" {' '.join(text.casefold().split())} "[:LONGEST_COMPARED]
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Nearly the same words; two texts that are not written are not alike."""
    return bool(one) and 2 * len(one & two) >= ALIKE * (len(one) + len(two))


def lacking_evidence(
    options: Sequence[Option],
    leaves: Sequence[Criterion],
    known: set[Cell],
) -> Iterator[Item]:
    """Cells about which nothing is written; a note on a whole row or column covers it."""
    bare = [
        (option, leaf)
        for leaf in leaves
        for option in options
        if not {(option.pk, leaf.pk), (None, leaf.pk), (option.pk, None)} & known
    ]
    if bare:
        option, leaf = bare[0]
        words = ngettext(
            "%(n)s cell has no evidence: start with “%(option)s” on “%(criterion)s”.",
            "%(n)s cells have no evidence: start with “%(option)s” on “%(criterion)s”.",
            len(bare),
        )
        said = {"n": len(bare), "option": option.name, "criterion": leaf.name}
        yield Item(words % said, "evidence", f"cell-{option.pk}-{leaf.pk}")
