"""People's own rankings as ballots: duels, Borda counts and first choices."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, Ints, first_place
from options.analysis.groups.leaders import first_ranked, leaders_of, ranks_of_rows
from options.analysis.totals.ranking import competition_ranks

#: Below this, single precision counts people exactly.
EXACT_IN_SINGLE = 2**24


@dataclass(frozen=True, slots=True, eq=False)
class Duels:
    """Every option against every other, one to one.

    Attributes:
        wins: (options, options); row a, column b: how many people place a above b.
        compared: (options, options); how many ranked both. Who is in compared and in neither
            side's wins places them level.
    """

    wins: Ints
    compared: Ints


@dataclass(frozen=True, slots=True, eq=False)
class BordaCount:
    """How often each option is placed above others, over all people.

    Attributes:
        points: (options,), 1 for every person and other option that it is placed above, 1/2
            where the two are level; on full ballots this is the number of options less the
            mean place, summed over people.
        comparisons: (options,), how many there were: the most points it could have.
        shares: (options,), points over comparisons, from 0 to 1; NaN without a comparison.
        ranks: (options,), by shares, so that an option is not punished for being ranked by
            few; on full ballots by points. 0 is unranked.
        leaders: who is first; several when they tie.
    """

    points: Floats
    comparisons: Ints
    shares: Floats
    ranks: Ints
    leaders: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FirstChoices:
    """Who would get each person's only vote.

    Attributes:
        votes: (options,), people; a person with several options level in front gives each an
            equal part.
        counted: how many people ranked every option that anybody ranked.
        left_out: how many did not; their first choice is not known.
        leaders: who has most votes; several when they tie, none if nobody is counted.
        majority: the option with more than half of the votes, or None.
    """

    votes: Floats
    counted: int
    left_out: int
    leaders: tuple[int, ...]
    majority: int | None


def totals_from_ranks(ranks: npt.ArrayLike) -> Floats:
    """Rankings in the form that the other functions read, where more is better.

    >>> totals_from_ranks([[2, 1, 0]]).tolist()
    [[-2.0, -1.0, nan]]

    Args:
        ranks: (people, options), whole numbers, 1 is best; equal numbers are level, 0 is an
            option that the person did not rank.

    Returns:
        (people, options); NaN is unranked.

    Raises:
        ValueError: it is no table of whole numbers from 0.

    Source:
        Standard competition ranking; 0 as in the conventions of this project.
    """
    given = np.asarray(ranks)
    if given.ndim != 2 or given.dtype.kind not in "iu":
        raise ValueError("ranks must be a table of whole numbers, one row for each person")
    if (given < 0).any():
        raise ValueError(f"ranks must not be negative{first_place(given < 0)}")
    return np.where(given == 0, np.nan, -given.astype(np.float64))


def duels(totals: npt.ArrayLike, *, voters: npt.ArrayLike | None = None) -> Duels:
    """Every option against every other: how many people place the one above the other.

    A person who did not rank one of the two has no voice in that duel: an unranked option is
    not a last one.

    >>> duels([[80.0, 60.0], [70.0, 90.0], [50.0, 40.0]]).wins.tolist()
    [[0, 2], [1, 0]]

    Args:
        totals: (people, options), more is better; NaN leaves the option unranked.
        voters: (people,), how many people each row stands for; 1 each if not given.

    Returns:
        The people for each side of each duel, and how many ranked both.

    Raises:
        ValueError: totals are no table of people by options or infinite, or voters are not
            one whole number from 0 for each row.

    Source:
        Condorcet (1785), Essai sur l'application de l'analyse.
    """
    ranks = ranks_of_rows(totals)
    each = _voters(voters, people=len(ranks))
    exact = np.float32 if each.sum() < EXACT_IN_SINGLE else np.float64
    by_option = np.ascontiguousarray(ranks.T.astype(np.int32))
    unranked = by_option == 0
    own_ranks = np.where(unranked, by_option.shape[0] + 1, by_option)
    counts = each.astype(exact)
    wins = np.stack([(own < by_option).astype(exact) @ counts for own in own_ranks])
    ranked = (~unranked).astype(exact)
    compared = (ranked * counts) @ ranked.T
    np.fill_diagonal(compared, 0)
    return Duels(wins=_whole(wins), compared=_whole(compared))


def borda_count(found: Duels) -> BordaCount:
    """How often each option is placed above others; level options share the point.

    >>> borda_count(duels([[80.0, 60.0, 10.0], [70.0, 90.0, 10.0]])).points.tolist()
    [3.0, 3.0, 0.0]

    Args:
        found: as `duels` gives them.

    Returns:
        Points, how many there could be, their share, and the ranks by it.

    Source:
        Borda (1781), Mémoire sur les élections au scrutin; the share for ballots with gaps is
        our own rule.
    """
    level = found.compared - found.wins - found.wins.T
    points = (found.wins + level / 2).sum(axis=1)
    comparisons = found.compared.sum(axis=1)
    shares = np.full(len(points), np.nan)
    np.divide(points, comparisons, out=shares, where=comparisons > 0)
    ranks = competition_ranks(shares, tolerance=1e-12)
    return BordaCount(points, comparisons, shares, ranks, first_ranked(ranks))


def first_choices(
    totals: npt.ArrayLike, *, voters: npt.ArrayLike | None = None
) -> FirstChoices:
    """Who would get each person's only vote.

    Only people who ranked every option count, since the favourite of the others may be one
    that they did not rank; an option that nobody ranked is on no ballot.

    >>> first_choices([[80.0, 60.0], [70.0, 70.0], [50.0, float("nan")]]).votes.tolist()
    [1.5, 0.5]

    Args:
        totals: (people, options), more is better; NaN leaves the option unranked.
        voters: (people,), how many people each row stands for; 1 each if not given.

    Returns:
        The votes, who leads, and how many people are counted.

    Raises:
        ValueError: totals are no table of people by options or infinite, or voters are not
            one whole number from 0 for each row.

    Source:
        Plurality; Borda (1781) on what it hides.
    """
    parts = parts_of_first_choices(totals)
    each = _voters(voters, people=len(parts))
    is_full = ~np.isnan(parts).any(axis=1)
    votes = each[is_full] @ parts[is_full]
    counted = int(each[is_full].sum())
    most = int(np.argmax(votes))
    return FirstChoices(
        votes=votes,
        counted=counted,
        left_out=int(each.sum()) - counted,
        leaders=leaders_of(votes) if counted else (),
        majority=most if votes[most] > counted / 2 + TIE else None,
    )


def parts_of_first_choices(totals: npt.ArrayLike) -> Floats:
    """Each person's only vote, in equal parts where several options are level in front.

    >>> parts_of_first_choices([[80.0, 60.0], [70.0, 70.0]]).tolist()
    [[1.0, 0.0], [0.5, 0.5]]

    Args:
        totals: (people, options), more is better; NaN leaves the option unranked.

    Returns:
        (people, options), each row summing to 1; NaN for who did not rank every option that
        anybody ranked, and so may favour another.

    Raises:
        ValueError: totals are no table of people by options, or infinite.

    Source:
        Plurality; that ties are split evenly is a convention of this project.
    """
    ranks = ranks_of_rows(totals)
    on_ballots = (ranks > 0).any(axis=0)
    is_full = np.asarray((ranks[:, on_ballots] > 0).all(axis=1) & on_ballots.any())
    is_first = ranks == 1
    parts = is_first / np.maximum(is_first.sum(axis=1, keepdims=True), 1)
    return np.where(is_full[:, None], parts, np.nan)


def _voters(voters: npt.ArrayLike | None, *, people: int) -> Ints:
    if voters is None:
        return np.ones(people, dtype=np.int64)
    given = np.asarray(voters)
    if given.shape != (people,) or given.dtype.kind not in "iu":
        raise ValueError("voters must be one whole number from 0 for each row of totals")
    if (given < 0).any():
        raise ValueError(f"voters must not be negative{first_place(given < 0)}")
    return given.astype(np.int64)


def _whole(counts: npt.NDArray[Any]) -> Ints:
    whole: Ints = np.rint(counts).astype(np.int64)
    return whole
