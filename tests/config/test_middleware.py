"""Whose address a request came from, and how large it may be."""

import pytest
from django.test import RequestFactory

from config.middleware import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 7.7.7.7", "7.7.7.7"),
        (1, "7.7.7.7:4711", "7.7.7.7"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::"),
        (1, "[2001:db8:1:2:3::4]:80", "2001:db8:1:2::"),
        (2, "6.6.6.6, 7.7.7.7, 8.8.8.8", "7.7.7.7"),
        (1, "nonsense", "nonsense"),
    ],
)
def test_address_is_read_from_the_trusted_hop_alone(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})

    assert client_address(request) == expected


def test_large_body_is_refused_before_it_is_read(client):
    answer = client.post("/sheets/", {"file": "x" * 1_100_000})

    assert answer.status_code == 413
