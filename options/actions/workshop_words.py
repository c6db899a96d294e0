"""The sentence for every reason why a workshop refuses something."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "no_such_step": _("The agenda has no such step."),
    "already_there": _("The workshop is at this step already."),
    "only_reading_again": _("Only the brief and the discussion can be shown again."),
    "blindness_is_spent": _("Answers were shown since, so this step cannot be entered again."),
    "nothing_to_show": _("Nobody was asked in this round, so there is nothing to show."),
    "skips_the_seal": _("A round is still open. Show its spreads or the results first."),
    "still_sealing": _("A round is just being sealed. Try again in a few seconds."),
    "not_open_yet": _("This workshop is not open yet."),
    "is_open": _("This workshop is open."),
    "is_closed": _("This workshop is closed."),
    "is_archived": _("This workshop is archived."),
    "is_purged": _("This workshop was deleted."),
    "door_locked": _("The door is locked. Ask the facilitator to let you in."),
    "door_open": _("The door is open."),
    "round_waiting": _("This round has not begun yet."),
    "round_sealed": _("This round is sealed, so its answers stay as they are."),
    "not_in_this_step": _("This can be answered only in its own step."),
    "not_in_the_talk": _("This belongs to the steps that show the spreads and discuss them."),
    "not_shown_yet": _("This comes after the spreads of a round were shown."),
    "round_is_open": _(
        "A round is open, so what people say about it waits until it is sealed."
    ),
    "shown_already": _("Answers were shown already, so everybody keeps their perspective."),
    "agenda_is_over": _("The workshop is at its last step."),
    "is_paused": _("The workshop is paused."),
    "not_paused": _("The workshop is not paused."),
    "unknown_event": _("A workshop cannot do this."),
}
FAULTS = {
    "too_many_steps": _("The agenda has too many steps."),
    "unknown_kind": _("The agenda has a step of an unknown kind."),
    "impossible_length": _("A step lasts from 0 minutes to four weeks."),
    "round_missing": _("A step lacks its round, or has one that it does not need."),
    "begins_in_the_lobby": _("An agenda begins in the lobby and ends with the goodbye."),
    "round_out_of_turn": _("Rounds follow one another, each shown before the next begins."),
    "round_was_shown": _("A round that was shown cannot be answered any more."),
    "choice_after_showing": _("A first choice or a guess comes before anything is shown."),
    "shows_an_empty_round": _("A round is shown only after people were asked in it."),
    "reached_already": _("Steps that were reached stay as they are."),
}
