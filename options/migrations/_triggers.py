"""What the database itself refuses, so that no code can change what a room has sealed.

A later migration that alters a table named here calls `remove` before and `install` after it,
as SQLite makes such a table anew.
"""

from collections.abc import Iterator

SEALED_ROUND_OF_SCORE = """EXISTS (
    SELECT 1 FROM options_participant p
    JOIN options_workshop w ON w.decision_id = p.decision_id
    JOIN options_round r ON r.workshop_id = w.id
    WHERE p.id = {row}.participant_id AND r.number = {row}.round_number
    AND r.state = 'sealed')"""
NEW_SCORE = f"NEW.round_number > 0 AND {SEALED_ROUND_OF_SCORE.format(row='NEW')}"
OLD_SCORE = f"OLD.round_number > 0 AND {SEALED_ROUND_OF_SCORE.format(row='OLD')}"
ROOM_IS_THERE = """EXISTS (
    SELECT 1 FROM options_workshop w WHERE w.id = OLD.workshop_id AND w.state <> 'purged')"""
CHANGED = " OR ".join(
    f"NEW.{name} <> OLD.{name}"
    for name in ("id", "workshop_id", "number", "state", "sealed_at", "weights_digest", "reason")
)

# The name, the table, the event, and when it is refused.
RULES = (
    ("score_into_sealed", "options_score", "INSERT", NEW_SCORE),
    ("score_of_sealed", "options_score", "UPDATE", f"({NEW_SCORE}) OR ({OLD_SCORE})"),
    ("round_sealed", "options_round", "UPDATE", f"OLD.state = 'sealed' AND ({CHANGED})"),
    (
        "round_sealed_gone",
        "options_round",
        "DELETE",
        f"OLD.state = 'sealed' AND {ROOM_IS_THERE}",
    ),
    (
        "weight_into_sealed",
        "options_sealedweight",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM options_round r "
        "WHERE r.id = NEW.round_id AND r.state = 'sealing')",
    ),
    ("weight_sealed", "options_sealedweight", "UPDATE", "1 = 1"),
    ("move_made", "options_move", "UPDATE", "1 = 1"),
    ("move_gone", "options_move", "DELETE", ROOM_IS_THERE),
    (
        "epoch_back",
        "options_workshop",
        "UPDATE",
        "NEW.epoch < OLD.epoch OR (OLD.state = 'purged' AND NEW.state <> 'purged')",
    ),
)


def install(apps, schema_editor):
    """Let the database refuse all of this."""
    run(schema_editor, ON_POSTGRESQL if is_postgresql(schema_editor) else ON_SQLITE)


def remove(apps, schema_editor):
    """Let the database allow it again."""
    run(schema_editor, OFF_POSTGRESQL if is_postgresql(schema_editor) else OFF_SQLITE)


def is_postgresql(schema_editor) -> bool:
    """The one of the two databases that has functions."""
    return schema_editor.connection.vendor == "postgresql"


def run(schema_editor, templates) -> None:
    """Every statement for every rule."""
    for statement in statements(templates):
        schema_editor.execute(statement)


def statements(templates) -> Iterator[str]:
    """The templates filled in for each rule."""
    for name, table, event, refused in RULES:
        row = "OLD" if event == "DELETE" else "NEW"
        for template in templates:
            yield template.format(name=name, table=table, event=event, refused=refused, row=row)


ON_SQLITE = (
    "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {refused} "
    "BEGIN SELECT RAISE(ABORT, 'refused: {name}'); END",
)
OFF_SQLITE = ("DROP TRIGGER IF EXISTS {name}",)
ON_POSTGRESQL = (
    "CREATE FUNCTION refuse_{name}() RETURNS trigger AS $$ BEGIN "
    "IF {refused} THEN RAISE EXCEPTION 'refused: {name}' USING ERRCODE = '23514'; END IF; "
    "RETURN {row}; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER {name} BEFORE {event} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_{name}()",
)
OFF_POSTGRESQL = (
    "DROP TRIGGER IF EXISTS {name} ON {table}",
    "DROP FUNCTION IF EXISTS refuse_{name}()",
)
