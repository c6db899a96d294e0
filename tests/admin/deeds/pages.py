"""What an editor does on a page of the admin, and what it answers."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin.pages import fields_of


def address(record, page="change"):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[record.pk])


def new(kind, decision):
    return reverse(f"admin:options_{kind._meta.model_name}_add") + f"?decision={decision.pk}"


def soup(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def save(client, page, **changes):
    """Open a page of the admin, change some fields and send it."""
    return client.post(page, {**fields_of(soup(client.get(page))), **changes})


def errors_in(response):
    """What is said, each under the name of its field."""
    page = soup(response)
    said = {}
    for errors in page.select("ul.errorlist"):
        row = errors.find_parent(class_=["form-row", "field-name", "field-criterion"])
        field = row.select_one("[name]")["name"] if row else ""
        said[field] = errors.get_text(" ", strip=True)
    return said


def messages_in(response):
    return [item.get_text(strip=True) for item in soup(response).select("ul.messagelist li")]
