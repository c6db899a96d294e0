"""Whether everything that the site acknowledged is in its database."""

from __future__ import annotations

from collections.abc import Iterable

from options.formats.tokens import hash_of
from options.models import Score, Workshop
from options.rehearsal.person import Person
from options.visitors import token_from


def lost_answers(workshop: Workshop, people: Iterable[Person]) -> list[str]:
    """Acknowledged saves that the database does not hold, one sentence each."""
    stored = {
        (row[0], row[1], row[2], str(row[3])): row[4]
        for row in Score.objects.filter(participant__decision=workshop.decision_id).values_list(
            "participant__keys__token_hash",
            "option__key",
            "criterion__key",
            "round_number",
            "points",
        )
    }
    return [
        f"person {person.number}, round {place[2]}: {place[0]} on {place[1]} said {points}, "
        f"stored {stored.get((hash_of(token), *place))}"
        for person in people
        for token in (token_from(person.browser.cookies),)
        for place, points in person.acknowledged.items()
        if stored.get((hash_of(token), *place)) != points
    ]
