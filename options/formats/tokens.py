"""What is kept of a secret that stands in a cookie or an address."""

import hashlib


def hash_of(token: str) -> str:
    """The hash that the database knows a secret by; the secret itself is kept nowhere.

    >>> hash_of("a")[:12]
    'ca978112ca1b'
    """
    return hashlib.sha256(token.encode()).hexdigest()
