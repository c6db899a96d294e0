import pytest

from tests.htmx import soup

pytestmark = pytest.mark.django_db

CLOSED = "No workshop with the code K7M-4QX is open. Check the code with your facilitator."
MALFORMED = "A code has six letters and digits, such as K7M-4QX."


def errors(answer) -> list[str]:
    return [error.get_text() for error in soup(answer).select("#join-errors li")]


def field(answer):
    return soup(answer).select_one("#join-code")


@pytest.mark.parametrize(
    "typed",
    ["K7M4QX", "k7m-4qx", " K7M 4QX ", "Ｋ７Ｍ－４ＱＸ", "k7m\u20114qx", "K7M\u200b4QX"],
)
def test_unknown_code_is_read_however_it_is_typed(client, typed):
    answer = client.get("/join/", {"code": typed})

    assert answer.status_code == 404
    assert errors(answer) == [CLOSED]
    assert field(answer)["value"] == typed
    assert field(answer)["aria-invalid"] == "true"


def test_code_can_be_sent_as_a_form_too(client):
    answer = client.post("/join/", {"code": "k7m-4qx"})

    assert (answer.status_code, errors(answer)) == (404, [CLOSED])


@pytest.mark.parametrize("typed", ["", "  ", "\u200b", "-"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_empty_code_is_asked_for(client, typed, method):
    answer = getattr(client, method)("/join/", {"code": typed})

    assert answer.status_code == 422
    assert errors(answer) == ["Type the code that your facilitator shows."]


@pytest.mark.parametrize(
    "typed", ["K7M4Q", "K7M4QXX", "K7M4Qé", "<b>1</b>", "K7M4Q!", "x" * 5000, "{{7*7}}"]
)
def test_text_that_is_no_code_is_kept_and_explained(client, typed):
    answer = client.get("/join/", {"code": typed})

    assert (answer.status_code, errors(answer)) == (422, [MALFORMED])
    assert field(answer)["value"] == typed


def test_sign_that_is_no_text_is_refused(client):
    assert client.get("/join/?code=K7M4Q%00").status_code == 422


def test_box_without_a_code_says_nothing_is_wrong(client):
    answer = client.get("/join/")

    assert (answer.status_code, errors(answer)) == (200, [])
    assert "value" in field(answer).attrs


def test_link_with_an_unknown_code_answers_like_the_box(client):
    answer = client.get("/join/k7m-4qx/")

    assert (answer.status_code, errors(answer)) == (404, [CLOSED])


@pytest.mark.parametrize("address", ["/join/abc/", "/join/%00/", "/join/%3Cscript%3E/"])
def test_link_that_is_no_code_is_not_there(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert len(errors(answer)) >= 1
    assert len(soup(answer).select("script:not([src])")) == 0
