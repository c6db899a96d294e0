"""The site as a WSGI application."""

import os
import sys
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# A request that waits for the database goes on soon, however long another one computes.
sys.setswitchinterval(0.001)
site = get_wsgi_application()
_ = get_resolver().url_patterns  # read every page now, not when somebody waits for it


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 -- WSGI's own
    """The site; what a request says of its charset is left out, as our pages send UTF-8.

    Django would decode by any codec that Python has, some of which are no text at all.
    """
    kind, *details = environ.get("CONTENT_TYPE", "").split(";")
    kept = [part for part in details if not part.strip().lower().startswith("charset")]
    environ["CONTENT_TYPE"] = ";".join([kind, *kept])
    return site(environ, start_response)
