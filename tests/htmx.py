"""Pages as a browser would see them, and fragments put where htmx would put them."""

from bs4 import BeautifulSoup
from django.http import HttpResponse

HTMX = {"HX-Request": "true"}


def soup(response: HttpResponse) -> BeautifulSoup:
    """The answer as a tree, without the one token that differs on every page."""
    tree = BeautifulSoup(response.content.decode(), "html.parser")
    for token in tree.select("input[name=csrfmiddlewaretoken], input[name$=change]"):
        token["value"] = ""
    return tree


def swap(page: BeautifulSoup, selector: str, response: HttpResponse) -> None:
    """Put a fragment in the place of the element it replaces, and its companions too."""
    parts = [part for part in soup(response).children if part.name]
    for part in parts:
        out_of_band = part.attrs.pop("hx-swap-oob", None)
        place = page.select_one(f"#{part['id']}" if out_of_band else selector)
        assert place is not None, f"nothing on the page is called {part.get('id')}"
        place.replace_with(part)
