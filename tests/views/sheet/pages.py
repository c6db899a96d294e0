"""Where a sheet's pages are, and what the tests read them with."""

from django.test import Client

PAGE = "/decisions/lunch/sheet/"
CSV, JSON = f"{PAGE}sheet.csv", f"{PAGE}sheet.json"
START_OVER, DELETE = f"{PAGE}start-over/", f"{PAGE}delete/"
SECRET = "Known to me alone."


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def section(page, title: str):
    return page.select_one(f"section[aria-labelledby={title}-title]")


def shows(client: Client) -> bool:
    """Whether a browser gets to see the sheet in any of its three forms; all or none."""
    found = {SECRET in client.get(address).content.decode() for address in (PAGE, CSV, JSON)}
    assert len(found) == 1
    return found.pop()
