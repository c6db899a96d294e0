"""Queries that nearly every request of a room asks: their SQL is put together once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import connections, router
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Slot:
    """Stands in the query for a value that is told later."""

    number: int


@dataclass
class Prepared(Generic[M]):
    """Records of a query in which only some values change from one time to the next.

    Attributes:
        build: the query, given one stand-in for each value.
        stand_ins: values of the right kind that the query has nowhere else.
    """

    build: Callable[..., QuerySet[M]]
    stand_ins: Sequence[int | str]
    ready: dict[str, Any] = field(default_factory=dict)

    def __call__(self, *values: Any, **known: Model) -> list[M]:  # noqa: ANN401 -- what a column can hold
        """The records for these values; `known` are related ones that need not be read."""
        return list(self.iterate(values, known))

    def iterate(self, values: Sequence[Any], known: dict[str, Model]) -> Iterator[M]:
        """Ask with SQL that is ready, and make records of the answer as Django would."""
        using = router.db_for_read(self.build(*self.stand_ins).model) if not self.ready else ""
        using = using or next(iter(self.ready))
        if using not in self.ready:
            self.ready[using] = self.made_ready(using)
        compiler, sql, places = self.ready[using]
        told = tuple(values[at.number] if isinstance(at, Slot) else at for at in places)
        own = copy(compiler)
        own.connection = connections[using]
        own.as_sql = lambda *_args, **_named: (sql, told)
        return iter(ModelIterable(Ready(using, own, known)))  # type: ignore[arg-type]  # -- it asks no more of a query

    def made_ready(self, using: str) -> tuple[Any, str, tuple[Any, ...]]:
        """The compiler with its SQL, and what goes into each of its places."""
        query = self.build(*self.stand_ins).using(using).query
        compiler = query.get_compiler(using)
        sql, found = compiler.as_sql()
        slots = {stand_in: Slot(at) for at, stand_in in enumerate(self.stand_ins)}
        return compiler, sql, tuple(slots.get(value, value) for value in found)


class Ready:
    """As much of a query as making records needs."""

    def __init__(self, using: str, compiler: Any, known: dict[str, Model]) -> None:  # noqa: ANN401 -- Django's own
        self.db, self.query, self.compiler = using, self, compiler
        fields = compiler.query.model._meta
        self._known_related_objects = {
            fields.get_field(name): {record.pk: record} for name, record in known.items()
        }
        self._hints: dict[str, Any] = {}

    def get_compiler(self, **_using: str) -> Any:  # noqa: ANN401 -- Django's own
        """The one that is ready."""
        return self.compiler
