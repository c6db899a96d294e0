"""Which judgements agree least with the others, and what would mend each."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, finite_numbers, first_place
from options.analysis.weighing.pairwise.consistency import (
    RandomIndexSource,
    consistency_index_of,
    geometric_index_of,
    random_index,
)
from options.analysis.weighing.pairwise.eigenvalue_search import (
    least_eigenvalue_logarithms,
    log_eigenvalues,
)
from options.analysis.weighing.pairwise.judgements import (
    Judgement,
    complete_judgements,
    judgement,
    logarithms,
)

#: Saaty's scale: from worth the same to worth very much more.
SCALE = tuple(range(1, 10))


@dataclass(frozen=True, slots=True)
class Revision:
    """One judgement, and what it would be if it agreed with the others as well as it can.

    Attributes:
        present: the judgement as it is.
        mended: the value at which the consistency ratio is least, the others held.
        consistency_ratio: what it is then.
        on_scale: the nearest to the mended value on the scale from 1 to 9.
        consistency_ratio_on_scale: what it is then.
        geometrically_mended: the value at which the geometric index is least, the others held;
            it is what the geometric means of the other judgements say.
        geometric_index: what it is then.
    """

    present: Judgement
    mended: Judgement
    consistency_ratio: float
    on_scale: Judgement
    consistency_ratio_on_scale: float
    geometrically_mended: Judgement
    geometric_index: float

    @property
    def turns_round(self) -> bool:
        """Whether the mended value, on the scale, makes the smaller of the two the larger."""
        is_other_way = self.on_scale.larger != self.present.larger
        return is_other_way and self.on_scale.times > 1 and self.present.times > 1

    @property
    def is_on_scale(self) -> bool:
        """Whether the scale has nothing better to offer than the present value."""
        return self.on_scale == self.present


def nearest_on_scale(ratios: npt.ArrayLike) -> Floats:
    """The values on the scale of 1/9, ..., 1/2, 1, 2, ..., 9 nearest to ratios, in times.

    Half way, in times, the value nearer to 1 is taken.

    >>> nearest_on_scale([0.36, 1.3, 20.0]).round(3).tolist()
    [0.333, 1.0, 9.0]

    Args:
        ratios: any shape, above 0.

    Returns:
        The same shape.

    Raises:
        ValueError: a ratio is missing, infinite or not above 0.

    Source:
        Saaty (1980), The Analytic Hierarchy Process, ch. 3.
    """
    given = finite_numbers(ratios, name="ratios")
    if (given <= 0).any():
        raise ValueError(f"ratios must be above 0{first_place(given <= 0)}")
    logs = np.log(given)
    distances = np.abs(np.abs(logs)[..., None] - np.log(SCALE))
    times = np.array(SCALE)[np.argmin(np.round(distances, 12), axis=-1)]
    return np.asarray(np.where(logs >= 0, times, 1 / times), dtype=np.float64)


def revisions(
    judgements: npt.ArrayLike, *, source: RandomIndexSource = "Alonso & Lamata"
) -> tuple[Revision, ...]:
    """Every judgement with what would mend it, the one that helps most first.

    >>> worst = revisions([[1, 2, 1], [1 / 2, 1, 3], [1, 1 / 3, 1]])[0]
    >>> worst.present, round(worst.mended.times, 6), worst.mended.larger
    (Judgement(larger=0, smaller=1, times=2.0), 3.0, 1)

    Args:
        judgements: (criteria, criteria), none missing.
        source: whose random index.

    Returns:
        One revision a pair, in the order of the consistency ratio each leaves, then of pairs;
        none for one or two criteria, whose judgement has no others to agree with.

    Raises:
        ValueError: it is not one person's matrix, a judgement is missing, not above 0 or not
            the reciprocal of its counterpart, or there are more than 15 criteria.

    Source:
        Saaty (2003), European Journal of Operational Research 145, 85-91, on improving the most
        inconsistent judgement; the least eigenvalue is that of a matrix with this judgement
        missing, as in Bozóki, Fülöp & Rónyai (2010), Mathematical and Computer Modelling 52,
        318-333; the geometric index after a change: Aguarón, Escobar & Moreno-Jiménez (2003),
        European Journal of Operational Research 145, 382-393.
    """
    filled = complete_judgements(judgements)
    if filled.ndim != 2:
        raise ValueError("exactly one matrix of judgements is needed")
    expected = random_index(len(filled), source=source)
    if len(filled) < 3:
        return ()
    logs = logarithms(filled)
    pairs = np.triu_indices(len(filled), k=1)
    geometric = _geometric_mends(logs, *pairs)
    start = _with_each(logs, *pairs, geometric)
    best = least_eigenvalue_logarithms(start, pairs[0][:, None], pairs[1][:, None])[:, 0]
    scale = nearest_on_scale(np.exp(best))
    index = geometric_index_of(start)
    ratio = _ratios(_with_each(logs, *pairs, best), expected)
    ratio_on_scale = _ratios(_with_each(logs, *pairs, np.log(scale)), expected)
    found = [
        Revision(
            present=_present(filled, first, second),
            mended=judgement(first, second, np.exp(best[at])),
            consistency_ratio=float(ratio[at]),
            on_scale=judgement(first, second, scale[at]),
            consistency_ratio_on_scale=float(ratio_on_scale[at]),
            geometrically_mended=judgement(first, second, np.exp(geometric[at])),
            geometric_index=float(index[at]),
        )
        for at, (first, second) in enumerate(combinations(range(len(filled)), 2))
    ]
    return tuple(sorted(found, key=lambda revision: round(revision.consistency_ratio, 9)))


def _geometric_mends(logs: Floats, rows: Ints, columns: Ints) -> Floats:
    """What the geometric means of the other judgements say about each pair.

    With error e = a - (r - s), r and s the means of the two rows, the others say
    a - e n / (n - 2), because the pair itself makes 2 / n of its own fit.
    """
    means = logs.mean(axis=-1)
    present = logs[rows, columns]
    errors = present - means[rows] + means[columns]
    return np.asarray(present - errors * len(logs) / (len(logs) - 2), dtype=np.float64)


def _with_each(logs: Floats, rows: Ints, columns: Ints, values: Floats) -> Floats:
    """One matrix a pair, in which that pair alone has its new value."""
    which = np.arange(len(rows))
    many = np.repeat(logs[None], len(rows), axis=0)
    many[which, rows, columns] = values
    many[which, columns, rows] = -values
    return many


def _ratios(logs: Floats, expected: float) -> Floats:
    return consistency_index_of(np.exp(log_eigenvalues(logs)), logs.shape[-1]) / expected


def _present(filled: Floats, first: int, second: int) -> Judgement:
    if filled[first, second] >= 1:
        return Judgement(first, second, float(filled[first, second]))
    return Judgement(second, first, float(filled[second, first]))
