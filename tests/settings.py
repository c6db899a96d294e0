"""The site's settings, as the tests run them: a throw-away key and files, quick passwords."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="policy-options-tests-"))

from config.settings import *  # noqa: F403

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
