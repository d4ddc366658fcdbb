"""Reads a CSV with one row per invoice by its mapping, for `check` and `messages`."""

import csv
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path


class Invoice:
    def __init__(self, row, mapping, disputed=None):
        def text(field):
            column = mapping.get("column." + field)
            return row[column] if column else mapping.get("value." + field, "")

        def day(field):
            return datetime.strptime(text(field), mapping["dateFormat"]).date() if text(field) else None

        self.number, self.currency = text("number"), text("currency")
        self.customer = text("company") + "." + text("customer")
        self.account = self.customer + "." + self.currency
        self.amount = Decimal(text("amount"))
        self.posted, self.due, self.settled = day("postedOn"), day("dueOn"), day("settledOn")

        self.disputed = disputed is not None and row[disputed].strip() == "Yes"

    def open_on(self, day):
        return self.posted <= day and (self.settled is None or self.settled > day)


def read_mapping(path):
    lines = [line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines()]
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    mapping = {name.strip(): value.strip() for name, value in pairs}
    form = mapping["dateFormat"]
    for java, python in (("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d")):
        form = form.replace(java, python)
    return {**mapping, "dateFormat": form}


def read_invoices(path, mapping, disputed=None):
    """The column `disputed` tells which invoices are; None = none is."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return [Invoice(row, mapping, disputed) for row in csv.DictReader(file)]


def cannot(why):
    print(f"{Path(sys.argv[0]).name}: {why}", file=sys.stderr)
    sys.exit(2)
