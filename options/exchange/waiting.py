"""Files that were brought and wait for their preview to be confirmed, for an hour."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache

AN_HOUR = 3600
MOST_A_PERSON = 3


@dataclass(frozen=True)
class Waiting:
    """The bytes as they came, and what the file was called."""

    name: str
    data: bytes


def let_wait(user: AbstractBaseUser, file: Waiting) -> str:
    """Keep a file under a random token that only this account can use; the oldest gives way."""
    token = secrets.token_urlsafe(24)
    tokens = cache.get(list_of(user), [])
    for old in tokens[: 1 - MOST_A_PERSON] if len(tokens) >= MOST_A_PERSON else []:
        cache.delete(place_of(user, old))
    cache.set(list_of(user), [*tokens[1 - MOST_A_PERSON :], token], AN_HOUR)
    cache.set(place_of(user, token), (file.name, file.data), AN_HOUR)
    return token


def that_waits(user: AbstractBaseUser, token: str) -> Waiting | None:
    """The file; None once its hour is over, or for another account."""
    kept = cache.get(place_of(user, token))
    return None if kept is None else Waiting(*kept)


def no_longer_wait(user: AbstractBaseUser, token: str) -> None:
    """The file was imported, or is not wanted."""
    cache.delete(place_of(user, token))


def place_of(user: AbstractBaseUser, token: str) -> str:
    """The key of one file."""
    return f"import {user.pk} {token[:64]}".replace(" ", "-")


def list_of(user: AbstractBaseUser) -> str:
    """The key of the list of an account's files."""
    return f"imports-{user.pk}"
