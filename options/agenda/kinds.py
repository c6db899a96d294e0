"""The kinds of steps, and what each of them takes from people and shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of step.

    A blind kind takes answers that nobody's answers may have coloured; a revealing one shows
    what others said, so that entering it seals every round before it. A reading kind can be
    shown again at any time. `next_words` is the key of the words on the button that leads
    here.
    """

    name: str
    next_words: str
    needs_round: bool = False
    takes_scores: bool = False
    takes_weights: bool = False
    is_blind: bool = False
    reveals: bool = False
    is_reading: bool = False

    @property
    def seals(self) -> bool:
        """Its answers are sealed when the way leads on to a revealing step."""
        return self.needs_round and (self.takes_scores or self.takes_weights)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("lobby", "open_the_door"),
        Kind("brief", "read_the_question", is_reading=True),
        Kind("score", "begin_to_score", needs_round=True, takes_scores=True),
        Kind("weigh", "begin_to_weigh", needs_round=True, takes_weights=True),
        Kind("gut", "ask_for_one_choice", is_blind=True),
        Kind("predict", "ask_for_a_guess", is_blind=True),
        Kind("reveal", "seal_and_show_the_spreads", needs_round=True, reveals=True),
        Kind("discuss", "talk_about_the_list", reveals=True, is_reading=True),
        Kind("results", "show_the_results", takes_weights=True, reveals=True),
        Kind("commit", "ask_for_the_final_choice", reveals=True),
        Kind("wrap", "say_goodbye", reveals=True),
    )
}
