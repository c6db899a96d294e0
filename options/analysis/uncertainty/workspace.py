"""Arrays that are filled again and again, so that memory is asked for once."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Kind = TypeVar("Kind", bound=np.generic)


class Workspace:
    """Arrays by name. Each lives until its name is asked for again."""

    def __init__(self) -> None:
        self._held: dict[str, np.ndarray] = {}

    def array(self, name: str, shape: tuple[int, int], kind: type[Kind]) -> npt.NDArray[Kind]:
        """An array of this shape and kind, with nothing in particular in it.

        Args:
            name: what it is for; one name always has one kind.
            shape: rows and columns.
            kind: the type of its numbers.

        Returns:
            The array, without gaps in memory.
        """
        size = shape[0] * shape[1]
        held = self._held.get(name)
        if held is None or held.size < size:
            held = self._held[name] = np.empty(size, dtype=kind)
        return held[:size].reshape(shape)
