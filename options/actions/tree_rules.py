"""What a value tree must not become, each rule once."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from options.actions.decisions import refuse_to_move
from options.errors import (
    AnotherDecision,
    EmptyGroup,
    HoldsAnswers,
    NoAnchors,
    NoName,
    NotOneTree,
    SameName,
    TooFewLeft,
    TooMany,
)
from options.formats import limits
from options.formats.names import same_name_key
from options.models import Criterion, Prediction, Score, ScoreChange, Swing


def check_criterion(*, criterion: Criterion, under_it: Sequence[Criterion] = ()) -> None:
    """Raise what would be broken by storing the criterion as it is now."""
    check_name(criterion)
    refuse_to_move(criterion, decision_id=criterion.decision_id)
    check_parent(criterion)
    for child in under_it:
        check_child(child, criterion)
    check_anchors(criterion, is_leaf=not under_it and not has_children(criterion))
    check_parent_left(criterion, under_it)
    count = Criterion.objects.filter(decision_id=criterion.decision_id).count()
    if criterion._state.adding and count >= limits.CRITERIA:
        raise TooMany(
            _("A decision can have %(most)s criteria, parked ones included. Delete one first.")
            % {"most": limits.CRITERIA}
        )


def check_name(criterion: Criterion) -> None:
    """Raise SameName when the decision has the name, NoName when there is nothing to see."""
    criterion.name_key = same_name_key(criterion.name)
    if not criterion.name_key:
        raise NoName(_("Give the criterion a name."))
    same = (
        Criterion.objects.filter(decision_id=criterion.decision_id, name_key=criterion.name_key)
        .exclude(pk=criterion.pk)
        .first()
    )
    if same:
        raise SameName(
            _(
                "This decision has a criterion “%(name)s”, which is the same name. "
                "Choose another."
            )
            % {"name": same.name}
        )


def check_parent(criterion: Criterion) -> None:
    """Raise when the parent lies elsewhere, is scored itself, or lies under the criterion."""
    parent = criterion.parent
    if parent is None:
        return
    if parent.decision_id != criterion.decision_id:
        raise AnotherDecision(
            _("“%(name)s” is a criterion of another decision.") % {"name": parent.name}
        )
    refuse_circle(criterion, parent)
    refuse_scored_parent(parent)


def refuse_circle(criterion: Criterion, parent: Criterion) -> None:
    """Raise NotOneTree when the way up from the parent leads through the criterion."""
    above = dict(
        Criterion.objects.filter(decision_id=criterion.decision_id).values_list(
            "pk", "parent_id"
        )
    )
    place: int | None = parent.pk
    seen: set[int] = set()
    while place is not None and place not in seen:
        if place == criterion.pk:
            raise NotOneTree(
                _("“%(name)s” cannot lie under “%(parent)s”: that lies under it already.")
                % {"name": criterion.name, "parent": parent.name}
                if parent.pk != criterion.pk
                else _("“%(name)s” cannot lie under itself.") % {"name": criterion.name}
            )
        seen.add(place)
        place = above.get(place)


def refuse_circles(tree: Mapping[int, Criterion]) -> None:
    """Raise NotOneTree when a way up in the whole tree never ends."""
    for criterion in tree.values():
        above, steps = criterion.parent_id, 0
        while above is not None:
            above, steps = tree[above].parent_id, steps + 1
            if steps > len(tree):
                raise NotOneTree(
                    _("“%(name)s” would lie under itself.") % {"name": criterion.name}
                )


def refuse_nothing_left(tree: Mapping[int, Criterion]) -> None:
    """Raise TooFewLeft when nothing that is scored would count any more."""
    parents = {one.parent_id for one in tree.values()}
    if tree and all(one.parked_at or one.pk in parents for one in tree.values()):
        raise TooFewLeft(_("A comparison needs a criterion that is not parked."))


def refuse_scored_parent(parent: Criterion) -> None:
    """Raise HoldsAnswers when a criterion that people scored would become a mere group."""
    if parent.scores.exists():
        raise HoldsAnswers(
            _(
                "People have scored “%(name)s”, so no criterion can be put under it. "
                "Make a new group and put both under that."
            )
            % {"name": parent.name}
        )


def check_child(child: Criterion, criterion: Criterion) -> None:
    """Raise when a criterion that shall hang under this one cannot."""
    if child.decision_id != criterion.decision_id:
        raise AnotherDecision(
            _("“%(name)s” is a criterion of another decision.") % {"name": child.name}
        )
    if not criterion._state.adding:
        refuse_scored_parent(criterion)
    if criterion.parent is not None:
        refuse_circle(child, criterion.parent)


def has_children(criterion: Criterion) -> bool:
    """It only groups others."""
    return not criterion._state.adding and criterion.children.exists()


def check_anchors(criterion: Criterion, *, is_leaf: bool) -> None:
    """Raise NoAnchors when a criterion that is scored does not say what 0 and 100 mean."""
    if is_leaf and not (criterion.worst.strip() and criterion.best.strip()):
        raise NoAnchors(
            _("“%(name)s” is scored, so say what 0 and what 100 mean.")
            % {"name": criterion.name}
        )


def check_parent_left(criterion: Criterion, under_it: Sequence[Criterion] = ()) -> None:
    """Raise EmptyGroup when a group loses its last criterion and could not be scored itself."""
    moved = [child for child in under_it if child.parent_id is not None]
    if not criterion._state.adding:
        stored = Criterion.objects.select_related("parent").get(pk=criterion.pk)
        if stored.parent_id != criterion.parent_id:
            moved.append(stored)
    for group in {one.parent for one in moved if one.parent is not None}:
        refuse_empty_group(group, leaving=[one.pk for one in moved])


def refuse_empty_group(group: Criterion, *, leaving: Sequence[int]) -> None:
    """Raise EmptyGroup when nothing stays under a group that has no anchors."""
    if group.children.exclude(pk__in=leaving).exists() or group.worst.strip():
        return
    raise EmptyGroup(
        _(
            "“%(name)s” would have no criterion under it any more and would be scored itself. "
            "Say first what 0 and 100 mean there, or put another criterion under it."
        )
        % {"name": group.name}
    )


def check_deletion(criterion: Criterion) -> None:
    """Raise HoldsAnswers or EmptyGroup when the criterion has to stay."""
    if criterion_holds_answers(criterion):
        raise HoldsAnswers(
            _("People have judged “%(name)s”, so it can be parked but not deleted.")
            % {"name": criterion.name}
        )
    if criterion.children.exists():
        raise HoldsAnswers(
            _("Criteria lie under “%(name)s”. Move or delete them first.")
            % {"name": criterion.name}
        )
    red_line = criterion.red_lines.first()
    if red_line is not None:
        raise HoldsAnswers(
            _("The red line “%(red_line)s” rests on “%(name)s”. Change or delete it first.")
            % {"red_line": red_line.name, "name": criterion.name}
        )
    if criterion.parent is not None:
        refuse_empty_group(criterion.parent, leaving=[criterion.pk])


def criterion_holds_answers(criterion: Criterion) -> bool:
    """Somebody has scored or weighed it."""
    return any(
        answers.filter(criterion=criterion).exists()
        for answers in (Score.objects, ScoreChange.objects, Swing.objects, Prediction.objects)
    )
