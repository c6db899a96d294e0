"""What every event in every situation is answered: it may happen, or why not."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from options.agenda.kinds import KINDS
from options.agenda.movement import OPEN, SEALED, SEALING, Allowed, Answer, Refused

STATES = ("draft", "open", "closed", "archived", "purged")
WHY_NOT = {
    "draft": "not_open_yet",
    "open": "is_open",
    "closed": "is_closed",
    "archived": "is_archived",
    "purged": "is_purged",
}


class Event(StrEnum):
    """All that a person can want of a workshop."""

    JOIN = "join"
    SAVE = "save"
    WEIGH = "weigh"
    CHOOSE = "choose"
    PREDICT = "predict"
    COMMIT = "commit"
    SAY_DONE = "say_done"
    ASK_FOR_TIME = "ask_for_time"
    CHOOSE_PERSPECTIVE = "choose_perspective"
    WISH = "wish"
    REASON = "reason"
    SUPPORT = "support"
    CONDITION = "condition"
    RATE = "rate"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    KNOCK = "knock"
    USE_LINK = "use_link"
    LEAVE = "leave"
    ADJUST = "adjust"
    EDIT_AGENDA = "edit_agenda"
    OPEN = "open"
    MOVE = "move"
    PAUSE = "pause"
    RESUME = "resume"
    ADD_MINUTE = "add_minute"
    SPOTLIGHT = "spotlight"
    SET_CRITERION = "set_criterion"
    INVITE_MINORITY = "invite_minority"
    REOPEN_CELL = "reopen_cell"
    JUDGE_REASON = "judge_reason"
    AMEND = "amend"
    SET_WALL = "set_wall"
    SET_TIMES = "set_times"
    EXTEND = "extend"
    ADD_PAPER = "add_paper"
    MAKE_LINK = "make_link"
    ADMIT = "admit"
    ASSIGN_PERSPECTIVE = "assign_perspective"
    SET_HELPERS = "set_helpers"
    AGREE = "agree"
    PUBLISH = "publish"
    LOCK_DOOR = "lock_door"
    OPEN_DOOR = "open_door"
    CHANGE_CODE = "change_code"
    REMOVE_SEAT = "remove_seat"
    TAKE_LEASE = "take_lease"
    CLOSE = "close"
    REOPEN = "reopen"
    ARCHIVE = "archive"
    PURGE = "purge"


@dataclass(frozen=True)
class Situation:
    """Where a workshop stands; `round_state` is of the round that the event concerns."""

    state: str
    kind: str | None = None
    round_state: str | None = None
    is_paused: bool = False
    is_locked: bool = False


IN_STATES: dict[Event, frozenset[str]] = {
    **dict.fromkeys(Event, frozenset({"open"})),
    Event.SAVE: frozenset({"open", "closed"}),
    Event.WEIGH: frozenset({"open", "closed"}),
    Event.RATE: frozenset({"open", "closed"}),
    Event.USE_LINK: frozenset({"open", "closed"}),
    Event.LEAVE: frozenset(STATES) - {"purged"},
    Event.JUDGE_REASON: frozenset({"open", "closed"}),
    Event.SET_WALL: frozenset({"open", "closed"}),
    Event.SET_TIMES: frozenset({"draft", "open"}),
    Event.MAKE_LINK: frozenset({"open", "closed"}),
    Event.ASSIGN_PERSPECTIVE: frozenset({"open", "closed"}),
    Event.SET_HELPERS: frozenset(STATES) - {"purged"},
    Event.AGREE: frozenset({"open", "closed"}),
    Event.PUBLISH: frozenset({"open", "closed", "archived"}),
    Event.ADJUST: frozenset({"draft", "open"}),
    Event.EDIT_AGENDA: frozenset({"draft", "open"}),
    Event.OPEN: frozenset({"draft"}),
    Event.TAKE_LEASE: frozenset({"draft", "open", "closed"}),
    Event.REMOVE_SEAT: frozenset({"open", "closed"}),
    Event.REOPEN: frozenset({"closed"}),
    Event.ARCHIVE: frozenset({"closed"}),
    Event.PURGE: frozenset({"archived"}),
}


def answer_to(event: str, situation: Situation) -> Answer:
    """The answer to an event; one that nobody knows is refused like any other.

    >>> answer_to("dance", Situation("open", "lobby"))
    Refused(reason='unknown_event')
    >>> answer_to("save", Situation("open", "reveal", round_state="sealed"))
    Refused(reason='round_sealed')
    """
    if event not in Event.__members__.values() or situation.state not in WHY_NOT:
        return Refused("unknown_event")
    if situation.state not in IN_STATES[Event(event)]:
        return Refused(WHY_NOT[situation.state])
    further = FURTHER.get(Event(event))
    reason = further(situation) if further else None
    return Refused(reason) if reason else Allowed()


def door(situation: Situation) -> str | None:
    """Nobody comes in through a locked door, and it needs no second lock."""
    return "door_locked" if situation.is_locked else None


def open_round(situation: Situation) -> str | None:
    """Answers are taken while their round is open, and in its grace."""
    if situation.round_state in {OPEN, SEALING}:
        return None
    return "round_sealed" if situation.round_state == SEALED else "round_waiting"


def weights(situation: Situation) -> str | None:
    """Weights are free in their step, with the results, and as long as a round is open."""
    kind = KINDS.get(situation.kind or "")
    if kind is not None and kind.takes_weights and not kind.needs_round:
        return None
    return open_round(situation)


def choice_in(name: str) -> Callable[[Situation], str | None]:
    """A choice is taken in its own step, a blind one also in the grace that follows."""

    def rule(situation: Situation) -> str | None:
        is_late = KINDS[name].is_blind and situation.round_state == SEALING
        return None if situation.kind == name or is_late else "not_in_this_step"

    return rule


def talk(situation: Situation) -> str | None:
    """People talk about what was shown: beside a sealed round, not while one takes answers."""
    if situation.kind not in {"reveal", "discuss"}:
        return "not_in_the_talk"
    if situation.round_state == OPEN:
        return "round_is_open"
    return None if situation.round_state == SEALED else "not_shown_yet"


def last_words(situation: Situation) -> str | None:
    """Conditions are for the options as the result shows them."""
    return None if situation.kind in {"results", "commit"} else "not_in_this_step"


def amending(situation: Situation) -> str | None:
    """An option is amended beside the result of a sealed round; the state is the newest's."""
    if situation.kind not in {"results", "commit"}:
        return "not_in_this_step"
    return None if situation.round_state == SEALED else "still_sealing"


def goodbye(situation: Situation) -> str | None:
    """A workshop is rated at its end."""
    is_over = situation.kind == "wrap" or situation.state == "closed"
    return None if is_over else "not_in_this_step"


def nothing_shown(situation: Situation) -> str | None:
    """Nobody changes sides once answers were shown; the state is the newest begun round's."""
    return "shown_already" if situation.round_state in {SEALING, SEALED} else None


def not_sealed(situation: Situation) -> str | None:
    """What is sealed has no time any more."""
    return "round_sealed" if situation.round_state == SEALED else None


def agenda_left(situation: Situation) -> str | None:
    """The last step has nothing behind it to edit."""
    return "agenda_is_over" if situation.kind == "wrap" else None


def running(situation: Situation) -> str | None:
    """Only what runs can be paused."""
    return "is_paused" if situation.is_paused else None


def paused(situation: Situation) -> str | None:
    """Only what is paused can go on."""
    return None if situation.is_paused else "not_paused"


def locked(situation: Situation) -> str | None:
    """Only a locked door can be opened."""
    return None if situation.is_locked else "door_open"


def settled(situation: Situation) -> str | None:
    """What is put away holds no round that still takes answers."""
    return "still_sealing" if situation.round_state in {OPEN, SEALING} else None


FURTHER: dict[Event, Callable[[Situation], str | None]] = {
    Event.JOIN: door,
    Event.SAVE: open_round,
    Event.WEIGH: weights,
    Event.CHOOSE: choice_in("gut"),
    Event.PREDICT: choice_in("predict"),
    Event.COMMIT: choice_in("commit"),
    Event.CHOOSE_PERSPECTIVE: nothing_shown,
    Event.ASSIGN_PERSPECTIVE: nothing_shown,
    Event.WISH: talk,
    Event.REASON: talk,
    Event.SUPPORT: talk,
    Event.CONDITION: last_words,
    Event.AMEND: amending,
    Event.INVITE_MINORITY: talk,
    Event.REOPEN_CELL: talk,
    Event.RATE: goodbye,
    Event.SUBMIT: open_round,
    Event.WITHDRAW: open_round,
    Event.SET_TIMES: not_sealed,
    Event.EXTEND: not_sealed,
    Event.KNOCK: locked,
    Event.PUBLISH: settled,
    Event.EDIT_AGENDA: agenda_left,
    Event.PAUSE: running,
    Event.RESUME: paused,
    Event.LOCK_DOOR: door,
    Event.OPEN_DOOR: locked,
    Event.ARCHIVE: settled,
    Event.REOPEN: settled,
}
