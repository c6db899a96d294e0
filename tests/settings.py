"""The site's settings, as the tests run them: a throw-away key and files, quick passwords."""

import atexit
import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="policy-options-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["DATA_DIR"] = folder
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["DEBUG"] = "0"

from config.settings import *  # noqa: E402, F403 -- the variables must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_AUTOREFRESH = True
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": f"{DATA_DIR}/test.sqlite3"  # noqa: F405
    if DATABASES["default"]["ENGINE"].endswith("sqlite3")  # noqa: F405
    else "test_policy_options"
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # The tables as they are now, without the way there, which PostgreSQL and `make run` go.
    MIGRATION_MODULES = {"options": None}
