"""A new database is made at once, an old one step by step, and both are the same."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState

AT_ONCE, LAST_STEP = "0001_squashed_0009_sharing_and_editions", "0009_sharing_and_editions"


@pytest.fixture(autouse=True)
def with_migrations(settings):
    """The tests make their tables without."""
    settings.MIGRATION_MODULES = {}


def tables_after(name: str) -> Mapping[tuple[str, str], ModelState]:
    """What the app's tables are after one migration."""
    loader = MigrationLoader(None, replace_migrations=False)
    state = loader.project_state(("options", name))
    return {key: model for key, model in state.models.items() if key[0] == "options"}


def told(model: ModelState) -> dict[str, Any]:
    """All that the database makes of a model."""
    rules = {
        kind: sorted(repr(rule) for rule in model.options.get(kind, ()))
        for kind in ("constraints", "indexes", "unique_together")
    }
    return {name: field.deconstruct()[1:] for name, field in model.fields.items()} | rules


def test_tables_made_at_once_are_those_made_step_by_step():
    at_once, by_steps = tables_after(AT_ONCE), tables_after(LAST_STEP)

    assert at_once.keys() == by_steps.keys()
    for key, model in at_once.items():
        assert told(model) == told(by_steps[key]), key


def test_the_migration_at_once_stands_for_every_step_before_it():
    loader = MigrationLoader(None, replace_migrations=False)
    ours = {name for app, name in loader.disk_migrations if app == "options"}

    replaced = {name for _app, name in loader.disk_migrations["options", AT_ONCE].replaces}

    assert replaced == {name for name in ours if name <= LAST_STEP and name != AT_ONCE}
