"""What a request says of its charset cannot break the site."""

import io

import pytest

from config.wsgi import application


def asked(kind, path="/privacy/", query="", body=b"", method="GET"):
    """The status that the site answers a bare request with."""
    statuses = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
    }
    answer = application(environ, lambda status, _headers: statuses.append(status))
    answer.close()
    return statuses[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "charset", ["hex", "rot13", "zip", "idna", "undefined", "unicode_escape", "no-such"]
)
def test_no_charset_is_an_error_of_ours(charset):
    kind = f"text/plain; charset={charset}"

    assert asked(kind) == "200 OK"
    assert asked(kind, "/join/", "code=%5Cud800").startswith("4")


@pytest.mark.django_db
def test_boundary_of_a_multipart_form_is_kept():
    body = b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nabc\r\n--x--\r\n'

    status = asked("multipart/form-data; boundary=x", "/sheets/", body=body, method="POST")

    assert status.startswith("403")
