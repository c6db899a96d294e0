"""The admin's pages about tables, as a person uses them."""

import csv
import io

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def page_of(kind, name):
    return reverse(f"admin:{kind._meta.app_label}_{kind._meta.model_name}_{name}")


def table(*rows):
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def bring(client, kind, data, *, name="table.csv", decision=None):
    """The answer to an upload: a preview, or the faults."""
    sent = {"file": SimpleUploadedFile(name, data)}
    if decision is not None:
        sent["decision"] = decision.pk
    return client.post(page_of(kind, "import"), sent)


def soup(answer):
    return BeautifulSoup(answer.content.decode(), "html.parser")


def confirmation(answer):
    return {
        field["name"]: field.get("value", "")
        for field in soup(answer).select("#content-main input[name]")
    }


def store(client, kind, data, **asked):
    """Upload and confirm."""
    shown = bring(client, kind, data, **asked)
    assert shown.status_code == 200, faults(shown)
    return client.post(page_of(kind, "process_import"), confirmation(shown))


def faults(answer):
    return [(item.b.text, item.span.text.strip()) for item in soup(answer).select(".faults li")]


def fates(answer):
    return [
        (
            item.select_one(".fate").text,
            {
                row.dt.text: (
                    row.dd.find("del").text if row.dd.find("del") else "",
                    row.dd.find("ins").text if row.dd.find("ins") else "",
                )
                for row in item.select("dl div")
            },
        )
        for item in soup(answer).select(".fates > li")
    ]


def taken(client, kind, ending="csv", **query):
    query = "&".join(f"{name}={value}" for name, value in query.items())
    return client.post(f"{page_of(kind, 'export')}?{query}", {"kind": ending}).content


def rows_in(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
