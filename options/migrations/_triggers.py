"""What the database itself refuses, so that no code can change what a room has sealed.

A later migration that alters a table named here removes the rules before and installs them
after it, as SQLite makes such a table anew. `install` and `remove` are about the first rules,
`install_all` and `remove_all` about these and the ones that migration 0004 brought,
`install_every` and `remove_every` about all, with the editions of migration 0009.
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
    for name in (
        "id",
        "workshop_id",
        "number",
        "state",
        "sealed_at",
        "weights_digest",
        "reason",
    )
)

ROUND_IS_BEING_SEALED = """EXISTS (
    SELECT 1 FROM options_round r WHERE r.id = NEW.round_id AND r.state = 'sealing')"""
ROUND_IS_THERE = """EXISTS (
    SELECT 1 FROM options_round r JOIN options_workshop w ON w.id = r.workshop_id
    WHERE r.id = OLD.round_id AND w.state <> 'purged')"""


def differs(*names: str) -> str:
    """One of these columns would be another; SQLite has shorter words for it."""
    return " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in names)


CHANGED_AT_ALL = differs(
    "id", "workshop_id", "number", "state", "sealed_at", "weights_digest", "reason",
    "opened_at", "weights_sealed_at", "opens_all",
)  # fmt: skip
ANOTHER_REASON = differs(
    "id", "workshop_id", "participant_id", "option_id", "criterion_id", "round_number",
    "side", "text", "origin", "made_at",
)  # fmt: skip

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
LATER = (
    ("round_sealed", "options_round", "UPDATE", f"OLD.state = 'sealed' AND ({CHANGED_AT_ALL})"),
    (
        "figures_into_sealed",
        "options_sealedfigures",
        "INSERT",
        f"NOT {ROUND_IS_BEING_SEALED}",
    ),
    ("figures_sealed", "options_sealedfigures", "UPDATE", "1 = 1"),
    ("figures_gone", "options_sealedfigures", "DELETE", ROUND_IS_THERE),
    ("reason_said", "options_reason", "UPDATE", ANOTHER_REASON),
)
ANOTHER_EDITION = differs(
    "id", "decision_id", "number", "document", "note", "published_at",
) + " OR (NEW.by_id IS NOT NULL AND NEW.by_id IS DISTINCT FROM OLD.by_id)"  # fmt: skip
# Whoever published it may go, and takes only the name along.
EDITIONS = (("edition_published", "options_edition", "UPDATE", ANOTHER_EDITION),)
REPLACED = {name for name, *_rest in LATER}
ALL = (*(rule for rule in RULES if rule[0] not in REPLACED), *LATER)
EVERY = (*ALL, *EDITIONS)


def install(apps, schema_editor):
    """Let the database refuse what the first rules say."""
    run(schema_editor, RULES, ON_POSTGRESQL if is_postgresql(schema_editor) else ON_SQLITE)


def remove(apps, schema_editor):
    """Let the database allow it again."""
    run(schema_editor, RULES, OFF_POSTGRESQL if is_postgresql(schema_editor) else OFF_SQLITE)


def install_all(apps, schema_editor):
    """Let the database refuse what the first and the later rules say."""
    run(schema_editor, ALL, ON_POSTGRESQL if is_postgresql(schema_editor) else ON_SQLITE)


def remove_all(apps, schema_editor):
    """Let the database allow all of it again."""
    run(schema_editor, ALL, OFF_POSTGRESQL if is_postgresql(schema_editor) else OFF_SQLITE)


def install_every(apps, schema_editor):
    """Let the database refuse what any rule says."""
    run(schema_editor, EVERY, ON_POSTGRESQL if is_postgresql(schema_editor) else ON_SQLITE)


def remove_every(apps, schema_editor):
    """Let the database allow everything again."""
    run(schema_editor, EVERY, OFF_POSTGRESQL if is_postgresql(schema_editor) else OFF_SQLITE)


def is_postgresql(schema_editor) -> bool:
    """The one of the two databases that has functions."""
    return schema_editor.connection.vendor == "postgresql"


def run(schema_editor, rules, templates) -> None:
    """Every statement for every rule."""
    for statement in statements(rules, templates):
        if not is_postgresql(schema_editor):
            statement = statement.replace("IS DISTINCT FROM", "IS NOT")
        schema_editor.execute(statement)


def statements(rules, templates) -> Iterator[str]:
    """The templates filled in for each rule."""
    for name, table, event, refused in rules:
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
