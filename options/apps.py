"""What Django must know of the app."""

from django.apps import AppConfig
from django.db.models import CharField, TextField
from django.db.models.functions import Length
from django.utils.module_loading import import_string


class OptionsConfig(AppConfig):
    """The one app; texts can be measured inside a constraint."""

    name = "options"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Policy options"

    def ready(self) -> None:
        """Let `name__length` be asked of every text, and every change of content be stamped."""
        CharField.register_lookup(Length)
        TextField.register_lookup(Length)
        import_string("options.models.stamps.connect")(self)
