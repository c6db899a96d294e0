"""The same examples on every run, on any machine, however slow it is."""

from hypothesis import settings

settings.register_profile(
    "same-every-time", derandomize=True, deadline=None, database=None, max_examples=40
)
settings.load_profile("same-every-time")
