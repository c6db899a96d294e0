import pytest
from django.apps import apps
from django.utils import timezone

from options.actions.participants import (
    begin_sheet,
    claim,
    delete_sheet,
    recover_sheet,
    sheet_for_saving,
    start_over,
    take_up,
)
from options.actions.scoring import Cell, Change, Judgement, record_score
from options.models import (
    Concurrence,
    Condition,
    Extension,
    GutChoice,
    Key,
    Participant,
    Prediction,
    Rating,
    Reason,
    RedLineAnswer,
    RedLineSwitch,
    ReportLink,
    Score,
    ScoreChange,
    SealedWeight,
    Seat,
    SeatLink,
    Submission,
    Support,
    Swing,
    WhatIf,
    Wish,
    Workshop,
)
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    ReasonFactory,
    RedLineFactory,
    RoundFactory,
    SeatFactory,
    SwingFactory,
    UserFactory,
    WorkshopFactory,
)

pytestmark = pytest.mark.django_db

MINE, OTHERS = "mine" * 16, "other" * 12


def key_for(sheet: Participant, token_hash: str = MINE) -> Key:
    return Key.objects.create(participant=sheet, decision=sheet.decision, token_hash=token_hash)


def opened(decision, *, token_hash: str = MINE, user=None) -> Participant | None:
    return Participant.objects.open_to(token_hash=token_hash, user=user, decision=decision)


def filled_sheet(decision=None) -> Participant:
    """A sheet with something in every table that can hold it."""
    option = OptionFactory(decision=decision or DecisionFactory())
    decision = option.decision
    leaf = CriterionFactory(decision=decision)
    sheet = ParticipantFactory(decision=decision, weighing="points")
    sheet.adopted_from = PerspectiveFactory(decision=decision)
    sheet.save()
    key_for(sheet, f"{sheet.pk:064}")
    for number in (1, 2):
        record_score(
            cell=Cell(participant=sheet, option=option, criterion=leaf),
            change=Change(
                id=f"change {number}", said=Judgement(points=number, rationale="Why.")
            ),
            known=sheet.scores.first(),
        )
    SwingFactory(participant=sheet, criterion=leaf, points=5)
    line = RedLineFactory(criterion=leaf)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)
    RedLineAnswer.objects.create(participant=sheet, red_line=line, option=option, is_yes=True)
    WhatIf.objects.create(participant=sheet, name="Mine", points={leaf.key: 5})
    ReportLink.objects.create(
        participant=sheet, token_hash=f"hash of {sheet.pk}", made_at=timezone.now()
    )
    seat_for(sheet, leaf)
    return sheet


def seat_for(sheet, leaf):
    """A seat in the decision's workshop, and a weight that was sealed there."""
    room = Workshop.objects.filter(decision=sheet.decision).first()
    room = room or WorkshopFactory(decision=sheet.decision)
    first = room.rounds.first() or RoundFactory(
        workshop=room, state="sealing", grace_until=NOON
    )
    seat = SeatFactory(workshop=room, participant=sheet)
    option = OptionFactory(decision=sheet.decision)
    cell = {"option": option, "criterion": leaf}
    reason = ReasonFactory(workshop=room, participant=sheet, **cell)
    Support.objects.create(reason=reason, seat=seat)
    named = {"participant": sheet, "option": option, "text": "If so.", "made_at": NOON}
    Concurrence.objects.create(condition=Condition.objects.create(**named), seat=seat)
    GutChoice.objects.create(seat=seat, kind="gut", option=option)
    Prediction.objects.create(seat=seat, **cell)
    Wish.objects.create(seat=seat, **cell)
    Rating.objects.create(seat=seat, clear=5)
    Extension.objects.create(seat=seat, round=first, until=NOON)
    SeatLink.objects.create(seat=seat, token_hash=f"{sheet.pk:064}", made_at=NOON)
    Submission.objects.create(
        seat=seat, round_number=1, submitted_at=NOON, receipt=f"{sheet.pk:012}"
    )
    SealedWeight.objects.create(
        round=first, participant=sheet, criterion=leaf, weight=1.0, how="equal"
    )


def rows_of(pk: int) -> dict[str, int]:
    """Every table that has rows of a sheet, found by its foreign keys; history too."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        fields = [f for f in model._meta.fields if f.related_model is Participant]
        number = sum(model._base_manager.filter(**{f.attname: pk}).count() for f in fields)
        of_seat = [f.name for f in model._meta.fields if f.related_model is Seat]
        for name in of_seat:
            number += model._base_manager.filter(**{f"{name}__participant": pk}).count()
        if model is Participant:
            number += Participant.objects.filter(pk=pk).count()
        if number:
            found[model.__name__] = number
    return found


# --- Beginning ----------------------------------------------------------------------------


def test_first_save_begins_a_sheet_that_this_browser_opens():
    decision = DecisionFactory()

    sheet = sheet_for_saving(decision=decision, token_hash=MINE, user=None, order_seed=3)

    assert opened(decision) == sheet
    assert opened(decision, token_hash=OTHERS) is None
    assert (sheet.user_id, sheet.order_seed) == (None, 3)


def test_second_save_goes_on_with_the_same_sheet():
    decision = DecisionFactory()
    first = sheet_for_saving(decision=decision, token_hash=MINE, user=None, order_seed=3)

    again = sheet_for_saving(decision=decision, token_hash=MINE, user=None, order_seed=3)

    assert again == first
    assert Participant.objects.count() == 1


def test_two_tabs_that_begin_at_once_get_one_sheet():
    decision = DecisionFactory()
    begun = {"decision": decision, "token_hash": MINE, "user": None, "order_seed": 3}

    first, second = begin_sheet(**begun), begin_sheet(**begun)

    assert first == second
    assert Participant.objects.count() == 1


def test_account_has_no_key_so_that_logging_out_closes_its_sheet():
    decision, user = DecisionFactory(), UserFactory()

    sheet = begin_sheet(decision=decision, token_hash=MINE, user=user, order_seed=3)

    assert opened(decision, user=user) == sheet
    assert opened(decision) is None


def test_code_that_another_sheet_has_is_drawn_again(monkeypatch):
    ParticipantFactory(recovery_code="maple-1000-maple")
    drawn = iter([0, 0, 5])
    monkeypatch.setattr("secrets.choice", lambda _words: "maple")
    monkeypatch.setattr("secrets.randbelow", lambda _end: next(drawn))

    sheet = begin_sheet(
        decision=DecisionFactory(seed=1), token_hash=MINE, user=None, order_seed=3
    )

    assert sheet.recovery_code == "maple-1005-maple"


# --- Claiming -----------------------------------------------------------------------------


def test_first_save_after_log_in_makes_the_nameless_sheet_the_accounts():
    sheet, user = ParticipantFactory(), UserFactory()
    key_for(sheet)
    key_for(sheet, OTHERS)

    saved = sheet_for_saving(decision=sheet.decision, token_hash=MINE, user=user, order_seed=3)

    assert saved == sheet
    assert opened(sheet.decision, token_hash="elsewhere", user=user) == sheet
    assert opened(sheet.decision) is None
    assert opened(sheet.decision, token_hash=OTHERS) is None
    assert sheet.keys.count() == 0


def test_accounts_own_sheet_goes_before_the_browsers_nameless_one():
    nameless, user = ParticipantFactory(), UserFactory()
    key_for(nameless)
    own = ParticipantFactory(decision=nameless.decision, user=user)

    saved = sheet_for_saving(decision=own.decision, token_hash=MINE, user=user, order_seed=3)

    assert saved == own
    assert opened(nameless.decision) == nameless


def test_sheet_that_somebody_else_claimed_meanwhile_stays_theirs():
    sheet, quicker, user = ParticipantFactory(), UserFactory(), UserFactory()
    seen = Participant.objects.get(pk=sheet.pk)
    claim(sheet, quicker)

    mine = take_up(seen, user)

    assert Participant.objects.get(pk=sheet.pk).user == quicker
    assert mine != sheet
    assert mine.user_id == user.pk


def test_account_that_got_a_sheet_meanwhile_goes_on_with_that_one():
    nameless, user = ParticipantFactory(), UserFactory()
    key_for(nameless)
    own = ParticipantFactory(decision=nameless.decision, user=user)

    assert take_up(nameless, user) == own
    assert Participant.objects.get(pk=nameless.pk).user is None
    assert opened(nameless.decision) == nameless


def test_sheet_that_the_account_claimed_in_another_tab_is_gone_on_with():
    sheet, user = ParticipantFactory(), UserFactory()
    seen = Participant.objects.get(pk=sheet.pk)
    claim(sheet, user)

    assert take_up(seen, user) == sheet
    assert Participant.objects.count() == 1


# --- Recovering ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["maple-427-otter", " Maple 427 OTTER ", "maple - 427 - otter"]
)
def test_code_opens_the_sheet_on_another_browser_while_the_first_keeps_it(typed):
    sheet = ParticipantFactory(recovery_code="maple-427-otter")
    key_for(sheet, OTHERS)

    assert recover_sheet(code=typed, token_hash=MINE, user=None) == sheet

    assert opened(sheet.decision) == sheet
    assert opened(sheet.decision, token_hash=OTHERS) == sheet


def test_code_sent_twice_opens_the_sheet_once():
    sheet = ParticipantFactory()

    for _ in range(2):
        recover_sheet(code=sheet.recovery_code, token_hash=MINE, user=None)

    assert Key.objects.filter(participant=sheet).count() == 1


def test_browsers_own_sheet_gives_way_and_stays_with_its_code():
    sheet = ParticipantFactory()
    own = ParticipantFactory(decision=sheet.decision)
    key_for(own)

    recover_sheet(code=sheet.recovery_code, token_hash=MINE, user=None)

    assert opened(sheet.decision) == sheet
    assert recover_sheet(code=own.recovery_code, token_hash=OTHERS, user=None) == own


def test_sheets_on_other_decisions_stay_open_when_one_is_recovered():
    sheet, other = ParticipantFactory(), ParticipantFactory()
    key_for(other)

    recover_sheet(code=sheet.recovery_code, token_hash=MINE, user=None)

    assert opened(other.decision) == other


def test_code_of_an_accounts_sheet_opens_it_for_nobody_else():
    owner = UserFactory()
    sheet = ParticipantFactory(user=owner)

    def recovered(user):
        return recover_sheet(code=sheet.recovery_code, token_hash=MINE, user=user)

    assert (recovered(None), recovered(UserFactory()), recovered(owner)) == (None, None, sheet)
    assert Key.objects.count() == 0


def test_unknown_code_opens_nothing():
    ParticipantFactory(recovery_code="maple-427-otter")

    assert recover_sheet(code="maple-427-otters", token_hash=MINE, user=None) is None
    assert recover_sheet(code="", token_hash=MINE, user=None) is None


# --- Starting over and deleting -----------------------------------------------------------


def test_starting_over_leaves_nothing_but_the_sheet_and_its_keys():
    sheet, other = filled_sheet(), filled_sheet()
    before = rows_of(other.pk)

    start_over(sheet)

    assert rows_of(sheet.pk) == {
        "Participant": 1, "Key": 1, "Seat": 1, "SeatLink": 1, "Extension": 1,
    }  # fmt: skip
    emptied = Participant.objects.get(pk=sheet.pk)
    assert (emptied.weighing, emptied.adopted_from) == ("equal", None)
    assert emptied.recovery_code == sheet.recovery_code
    assert rows_of(other.pk) == before


def test_deleting_leaves_no_row_of_the_sheet_in_any_table():
    sheet = filled_sheet()
    other = filled_sheet(sheet.decision)
    pk, holding = sheet.pk, rows_of(sheet.pk)

    delete_sheet(sheet)

    assert holding == {
        "Participant": 1, "Key": 1, "Score": 1, "ScoreChange": 2, "Swing": 1,
        "RedLineSwitch": 1, "RedLineAnswer": 1, "Seat": 1, "SealedWeight": 1,
        "Reason": 1, "Support": 1, "GutChoice": 1, "Prediction": 1, "Wish": 1, "Rating": 1,
        "Extension": 1, "SeatLink": 1, "Submission": 1, "WhatIf": 1,
        "Condition": 1, "Concurrence": 1, "ReportLink": 1,
    }  # fmt: skip
    assert rows_of(pk) == {}
    assert rows_of(other.pk) == holding


def test_every_table_that_can_hold_a_sheets_answers_is_filled_by_this_test():
    holding = {
        model
        for model in apps.get_models(include_auto_created=True)
        if any(field.related_model in {Participant, Seat} for field in model._meta.fields)
    }

    assert holding == {
        Key, Score, ScoreChange, Swing, RedLineSwitch, RedLineAnswer, Seat, SealedWeight,
        Reason, Support, GutChoice, Prediction, Wish, Rating, Extension, SeatLink, Submission,
        WhatIf, Condition, Concurrence, ReportLink,
    }  # fmt: skip
