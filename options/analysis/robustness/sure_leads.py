"""What holds between every two options whatever the weights, within what is known of them."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE, Flags, Floats


@dataclass(frozen=True, slots=True)
class Prospect:
    """What can be said of one option whatever the weights.

    Attributes:
        option: which one.
        beats: the options that it surely beats.
        beaten_by: the options that surely beat it.
        regret: how many points behind another it can fall at worst, 0 or more.
        rival: who is ahead of it then; None if nobody ever is.
    """

    option: int
    beats: tuple[int, ...]
    beaten_by: tuple[int, ...]
    regret: float
    rival: int | None


@dataclass(frozen=True, slots=True, eq=False)
class SureLeads:
    """The least lead of every option over every other, over all weights that are possible.

    Attributes:
        least: (options, options); row a, column b is the least lead of a over b, in points of
            the total; negative where b can be ahead, 0 on the diagonal. The most that a can
            lead b by is minus the least lead of b over a.
    """

    least: Floats

    @property
    def surely_better(self) -> Flags:
        """Whether row a is never behind column b, and with some weights ahead."""
        return np.asarray((self.least >= -TIE) & (self.least.T < -TIE), dtype=np.bool_)

    @property
    def unbeaten(self) -> Flags:
        """(options,), whether no other option is surely better."""
        return np.asarray(~self.surely_better.any(axis=0), dtype=np.bool_)

    @property
    def may_be_first(self) -> Flags:
        """(options,), whether no rival is ahead of it with all weights.

        Against each rival some weights will do, but perhaps not the same against all:
        `best_cases` decides that.
        """
        return np.asarray((self.least <= TIE).all(axis=0), dtype=np.bool_)

    @property
    def maximum_regret(self) -> Floats:
        """(options,), how many points behind another each can fall at worst, 0 or more."""
        return np.asarray(-self.least.min(axis=1), dtype=np.float64)

    @property
    def safest(self) -> tuple[int, ...]:
        """The options with the smallest maximum regret; several when they tie."""
        regret = self.maximum_regret
        return tuple(np.flatnonzero(regret <= regret.min() + TIE).tolist())

    @property
    def sure_leaders(self) -> tuple[int, ...]:
        """The options that are first with all weights; mostly none, several if they tie."""
        return tuple(np.flatnonzero((self.least >= -TIE).all(axis=1)).tolist())

    def prospects(self) -> tuple[Prospect, ...]:
        """What a sentence about each option needs, in the order of the list."""
        better = self.surely_better
        rivals = self.least.argmin(axis=1).tolist()
        return tuple(
            Prospect(
                option=option,
                beats=tuple(np.flatnonzero(better[option]).tolist()),
                beaten_by=tuple(np.flatnonzero(better[:, option]).tolist()),
                regret=regret,
                rival=rivals[option] if regret > TIE else None,
            )
            for option, regret in enumerate(self.maximum_regret.tolist())
        )
