"""What the files share: tables in the notation of `make.py`, and archives of one date."""

import io
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).parent.parent
DATE = (2020, 12, 31, 0, 0, 0)
STAMP = "2020-12-31T00:00:00Z"

NATIONAL = """
序号|公开事项|<|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<|公开层级|<
^|一级事项|二级事项|^|^|^|^|^|全社会|特定群体|主动|依申请公开|县级|乡级"""
SHORT = """
序号|一级事项|二级事项|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体"""
L20 = "自该信息形成或者变更之日起20个工作日内"
L10 = "制定或获取信息之日起10个工作日内"
ORDER = "《中华人民共和国政府信息公开条例》（国务院令第711号）"


def grid(text):
    """The rows of cells that a table in this file's notation holds."""
    lines = text.strip("\n").split("\n")
    return [[cell.replace("\\n", "\n") for cell in line.split("|")] for line in lines]


def regions(rows):
    """Every cell that is not merged into another: row, column, text, width, height."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            width = 1
            while c + width < len(row) and row[c + width] == "<":
                width += 1
            height = 1
            while (
                r + height < len(rows) and c < len(rows[r + height]) and rows[r + height][c] == "^"
            ):
                height += 1
            yield r, c, text, width, height


def save(name, data):
    (HERE / name).write_bytes(data)


def pack(parts, stored=()):
    """An archive of these parts, all of the same date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return out.getvalue()


def unpack(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repack(data, stored=()):
    """A library's archive with fixed dates."""
    parts = unpack(data)
    for name in ("docProps/core.xml", "meta.xml"):
        if name in parts:
            parts[name] = re.sub(
                rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", STAMP.encode(), parts[name]
            )
    return pack(parts, stored)


def titled(title, width, table):
    """A title row across a table."""
    return title + "|<" * (width - 1) + "\n" + table.strip("\n")


def short(title, rows):
    """A table with a title and one header row of eight columns."""
    return titled(title, 8, SHORT.strip("\n") + "\n" + rows.strip("\n"))


def national(title, rows):
    """A table with a title and the national form's header of two rows."""
    return titled(title, 14, NATIONAL.strip("\n") + "\n" + rows.strip("\n"))


def rows_of(column, words, body="清河县民政局"):
    """One row for each wording, which stands in one column of eight; the item's name tells its number."""
    lines = []
    for n, wording in enumerate(words, 1):
        cells = [str(n), "综合业务", f"事项{n}", "办事指南", ORDER, L20, body, "政府网站"]
        cells[column] = wording.replace("\n", "\\n")
        lines.append("|".join(cells))
    return "\n".join(lines)
