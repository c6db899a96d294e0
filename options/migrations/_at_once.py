"""Many tables in one go: Django would draw up every related record anew for each of them."""

from django.db.migrations.operations.base import Operation


class AllAtOnce(Operation):
    """Make all these tables, with the records drawn up once."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """Know every record before any of them is drawn up."""
        vars(state).pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Each table after those that it names."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Each table before those that it names."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        """What `migrate --plan` says."""
        return f"Create {len(self.operations)} tables"
