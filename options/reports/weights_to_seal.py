"""Everybody's weights at one moment, for the seal of a round."""

from collections.abc import Sequence
from dataclasses import dataclass

from options.models import Decision, Participant, Swing
from options.reports.structure import Structure, structure_of
from options.reports.weighting import Method, weights_from


@dataclass(frozen=True)
class OwnWeights:
    """One person's weights by the number of the criterion, and how they came about."""

    shares: dict[int, float]
    how: str


def weights_to_seal(decision: Decision, people: Sequence[Participant]) -> dict[int, OwnWeights]:
    """The weights of each of these people, in the version of the decision they work on."""
    versions = {person.is_full_version for person in people}
    structures = {full: structure_of(decision, full=full) for full in versions}
    said: dict[int, list[Swing]] = {person.pk: [] for person in people}
    swings = Swing.objects.filter(participant__in=said)
    for swing in swings.select_related("participant__adopted_from"):
        said[swing.participant_id].append(swing)
    return {
        person.pk: own_weights(structures[person.is_full_version], person, said[person.pk])
        for person in people
    }


def own_weights(structure: Structure, person: Participant, swings: list[Swing]) -> OwnWeights:
    """One person's weights from the swings that were read already."""
    found = weights_from(structure, weighing=Method(person.weighing), swings=swings)
    leaves = [leaf.pk for leaf in structure.criteria]
    return OwnWeights(dict(zip(leaves, found.weights, strict=True)), str(found.method))
