"""Prepare a workshop, open it, change how it runs while that is fair."""

from dataclasses import replace

import pytest

from options.actions.door import ALPHABET
from options.actions.opening import (
    Manner,
    adjust_workshop,
    draft_workshop,
    edit_agenda,
    open_workshop,
    start_workshop,
)
from options.actions.seats import join
from options.agenda.plans import TEMPLATES, Plan
from options.errors import (
    AlreadyMoved,
    ImpossibleAgenda,
    LessPrivate,
    NotAFacilitator,
    NotNow,
)
from options.models import Seat, Workshop
from options.reports.room import room_of
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    PerspectiveFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
CLASS = TEMPLATES["class"]


@pytest.fixture
def ada():
    return UserFactory()


@pytest.fixture
def room(ada):
    return open_workshop(decision=DecisionFactory(), by=ada, now=NOON)


def someone_joins(room):
    return join(workshop=room, token_hash="a", order_seed=1, now=NOON, name="Grace")


def test_one_deed_opens_a_room_on_a_copy_with_a_code(ada):
    original = DecisionFactory()

    room = open_workshop(decision=original, by=ada, now=NOON)

    assert (room.state, room.step, room.epoch, room.privacy) == ("open", 0, 1, "anonymous")
    assert room.decision != original
    assert room.decision.copied_from == original
    assert room.original_changed_at == original.changed_at
    assert len(room.join_code) == 6
    assert set(room.join_code) <= set(ALPHABET)
    assert [step.kind for step in room.steps.all()] == [plan.kind for plan in CLASS]
    assert [(r.number, r.state) for r in room.rounds.all()] == [(1, "waiting"), (2, "waiting")]
    assert [(m.epoch, m.deed, m.user) for m in room.moves.all()] == [(1, "open", ada)]


def test_draft_has_no_code_until_it_is_opened(ada):
    draft = draft_workshop(decision=DecisionFactory(), by=ada, now=NOON)
    assert (draft.state, draft.step, draft.join_code) == ("draft", None, None)

    room = start_workshop(workshop=draft, by=ada, epoch=0, now=NOON)
    with pytest.raises(NotNow, match="is open"):
        start_workshop(workshop=room, by=ada, epoch=1, now=NOON)


def test_impossible_agenda_opens_nothing(ada):
    with pytest.raises(ImpossibleAgenda, match="lobby"):
        open_workshop(decision=DecisionFactory(), by=ada, now=NOON, agenda=[Plan("brief", 1)])

    assert not Workshop.objects.exists()


def test_privacy_is_free_before_anybody_joins_and_then_only_grows(room, ada):
    named = adjust_workshop(
        workshop=room, by=ada, epoch=1, now=NOON, manner=Manner(privacy="named")
    )
    assert someone_joins(named).name == "Grace"
    group = adjust_workshop(
        workshop=named, by=ada, epoch=2, now=NOON, manner=Manner(privacy="group")
    )

    with pytest.raises(LessPrivate, match="more private"):
        adjust_workshop(
            workshop=group, by=ada, epoch=3, now=NOON, manner=Manner(privacy="named")
        )

    assert Workshop.objects.get().privacy == "group"
    assert Seat.objects.get().name == ""


def test_steps_ahead_can_be_edited_and_those_reached_cannot(room, ada):
    shorter = [*CLASS[:7], *CLASS[9:]]
    edited = edit_agenda(workshop=room, by=ada, epoch=1, now=NOON, agenda=shorter)

    assert [s.kind for s in edited.steps.all()] == [plan.kind for plan in shorter]
    assert [r.number for r in edited.rounds.all()] == [1]
    with pytest.raises(ImpossibleAgenda, match="reached"):
        edit_agenda(
            workshop=room,
            by=ada,
            epoch=2,
            now=NOON,
            agenda=[replace(CLASS[0], minutes=9), *CLASS[1:]],
        )


def test_older_page_changes_nothing_and_reads_who_was_quicker(room, ada):
    adjust_workshop(workshop=room, by=ada, epoch=1, now=NOON, manner=Manner(pace="together"))

    with pytest.raises(AlreadyMoved, match=rf"{ada} moved the workshop at 12:00:00"):
        adjust_workshop(workshop=room, by=ada, epoch=1, now=NOON, manner=Manner())

    assert Workshop.objects.get().pace == "together"


def test_nobody_else_changes_the_workshop(room):
    with pytest.raises(NotAFacilitator):
        adjust_workshop(
            workshop=room, by=UserFactory(is_staff=True), epoch=1, now=NOON, manner=Manner()
        )


def test_manner_says_who_may_choose_what_and_what_is_shown(room, ada):
    offered, _other = (PerspectiveFactory(decision=room.decision) for _i in range(2))
    manner = Manner(
        privacy="named", may_choose_perspective=False, offered=(offered.key, "unknown"),
        shows_names=True, is_assignment=True,
    )  # fmt: skip

    changed = adjust_workshop(workshop=room, by=ada, epoch=1, now=NOON, manner=manner)

    assert list(changed.offered.all()) == [offered]
    assert (changed.may_choose_perspective, changed.is_assignment) == (False, True)
    assert changed.shows_names
    plain = adjust_workshop(workshop=room, by=ada, epoch=2, now=NOON, manner=Manner())
    assert (plain.shows_names, plain.is_assignment) == (False, False)
    assert not plain.offered.exists()


def test_names_are_never_shown_where_they_are_not_known(room, ada):
    manner = Manner(privacy="group", shows_names=True)

    changed = adjust_workshop(workshop=room, by=ada, epoch=1, now=NOON, manner=manner)

    assert not changed.shows_names


def test_prepared_workshop_offers_perspectives_of_its_copy(ada):
    original = DecisionFactory()
    offered = PerspectiveFactory(decision=original)
    PerspectiveFactory(decision=original)

    room = draft_workshop(
        decision=original, by=ada, now=NOON, manner=Manner(offered=(offered.key,))
    )

    assert [found.key for found in room.offered.all()] == [offered.key]
    assert room.offered.get().decision == room.decision


def test_room_works_on_the_core_unless_it_shall_work_on_everything(ada):
    original = DecisionFactory()
    OptionFactory.create_batch(2, decision=original)
    CriterionFactory.create_batch(2, decision=original)
    OptionFactory(decision=original, in_core=False)
    CriterionFactory(decision=original, in_core=False)

    rooms = [
        room_of(open_workshop(decision=original, by=ada, now=NOON, manner=manner), NOON)
        for manner in (Manner(), Manner(is_full_version=True))
    ]

    sizes = [(len(room.structure.options), len(room.structure.criteria)) for room in rooms]
    assert sizes == [(2, 2), (3, 3)]


def test_room_keeps_its_size_once_somebody_has_joined(ada, room):
    someone_joins(room)

    with pytest.raises(NotNow, match="goes on with the options and criteria it has"):
        adjust_workshop(
            workshop=room,
            by=ada,
            epoch=room.epoch,
            now=NOON,
            manner=Manner(is_full_version=True),
        )
