"""What the tests of documents draw."""

import pytest

SMALL = """<svg class="drawing" viewBox="0 0 200 40" role="img" aria-label="{{ sentence }}">
<title>{{ title }}</title>
<g class="tone-2"><rect class="p-fill" x="0" y="0" width="90" height="20" />
<text class="p-text" x="100" y="14">{{ name }}</text></g></svg>"""


@pytest.fixture(autouse=True)
def small_picture(settings):
    """A drawing that no page has, so that these tests know what is in it."""
    loaders = [
        ("django.template.loaders.locmem.Loader", {"options/pictures/small.svg": SMALL}),
        "django.template.loaders.app_directories.Loader",
        "django.template.loaders.filesystem.Loader",
    ]
    told = dict(settings.TEMPLATES[0], APP_DIRS=False)
    told["OPTIONS"] = {**told["OPTIONS"], "loaders": loaders}
    settings.TEMPLATES = [told]
