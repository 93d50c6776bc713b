"""Read one county's catalog in every format, beside what a script would use for the same file.

The others give cells; mulu gives the catalog, with every repair. Both run in this process, one
after the other, several times; the ratio is that of the medians.

    make bench-reading
"""

from __future__ import annotations

import csv
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import mulu
import odf.opendocument
import odf.table
import odf.teletype
import openpyxl
import pandas as pd
import xlrd
import xlwt
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "examples" / "data" / "fuyang" / "catalogs" / "341202.xlsx"
RUNS = 5

Cells = list[list[str]]
Reader = Callable[[bytes], Any]


def by_openpyxl(content: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[str(cell.value or "") for cell in row] for sheet in book for row in sheet.iter_rows()]


def by_pandas_xlsx(content: bytes) -> Any:
    return pd.read_excel(io.BytesIO(content), sheet_name=None, header=None, dtype=str)


def by_xlrd(content: bytes) -> Cells:
    book = xlrd.open_workbook(file_contents=content, formatting_info=True)
    return [
        [str(cell.value) for cell in row] for sheet in book.sheets() for row in sheet.get_rows()
    ]


def by_odfpy(content: bytes) -> Cells:
    document = odf.opendocument.load(io.BytesIO(content))
    rows = document.getElementsByType(odf.table.TableRow)
    return [
        [odf.teletype.extractText(cell) for cell in row.getElementsByType(odf.table.TableCell)]
        for row in rows
    ]


def by_python_docx(content: bytes) -> Cells:
    document = docx.Document(io.BytesIO(content))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def by_soup(content: bytes) -> Cells:
    page = BeautifulSoup(content, "lxml")
    return [
        [cell.get_text("\n") for cell in row.find_all(["td", "th"])] for row in page.find_all("tr")
    ]


def by_pandas_html(content: bytes) -> Any:
    return pd.read_html(io.BytesIO(content), encoding="utf-8")


def by_csv(content: bytes) -> Cells:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def by_pandas_csv(content: bytes) -> Any:
    return pd.read_csv(io.BytesIO(content), dtype=str)


def as_docx(rows: Cells) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_xls(rows: Cells) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("目录")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            sheet.write(r, c, text)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_ods(rows: Cells) -> bytes:
    document = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="目录")
    for row in rows:
        line = odf.table.TableRow()
        for text in row:
            cell = odf.table.TableCell(valuetype="string")
            for part in text.split("\n"):
                cell.addElement(odf.text.P(text=part))
            line.addElement(cell)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()


def files(command: str) -> dict[str, bytes]:
    """Make one catalog in every format: what mulu writes, the rest by what its users have."""
    found = {"xlsx": CATALOG.read_bytes()}
    for kind in ("html", "csv", "md"):
        target = ROOT / "target" / f"bench.{kind}"
        subprocess.run([command, "convert", CATALOG, target], check=True, capture_output=True)
        found[kind] = target.read_bytes()
    rows = by_csv(found["csv"])
    return found | {"docx": as_docx(rows), "xls": as_xls(rows), "ods": as_ods(rows)}


def timed(reader: Reader, content: bytes) -> float:
    """Take the median time of a reader in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        reader(content)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


OTHERS: dict[str, list[tuple[str, Reader]]] = {
    "xlsx": [("openpyxl", by_openpyxl), ("pandas", by_pandas_xlsx)],
    "xls": [("xlrd", by_xlrd)],
    "ods": [("odfpy", by_odfpy)],
    "docx": [("python-docx", by_python_docx)],
    "html": [("BeautifulSoup + lxml", by_soup), ("pandas.read_html", by_pandas_html)],
    "csv": [("csv", by_csv), ("pandas.read_csv", by_pandas_csv)],
    "md": [],
}


def main() -> None:
    """Print a line for each format and reader."""
    contents = files(sys.argv[1])
    print(f"{'format':<7}{'KB':>6}{'entries':>9}{'mulu ms':>9}   others: ms (times mulu's)")
    for kind, others in OTHERS.items():
        content = contents[kind]
        catalog = mulu.read(content)["catalog"]
        entries = sum(count(domain) for domain in catalog["domains"])
        own = timed(mulu.read, content)
        beside = [(name, timed(reader, content)) for name, reader in others]
        told = ", ".join(f"{name} {ms:.0f} ({ms / own:.1f})" for name, ms in beside)
        print(f"{kind:<7}{len(content) // 1024:>6}{entries:>9}{own:>9.0f}   {told}")


def count(node: dict[str, Any]) -> int:
    """Count the entries below a domain or an item."""
    return len(node.get("entries", [])) + sum(count(item) for item in node.get("items", []))


if __name__ == "__main__":
    main()
