"""Makes the files of this corpus that no text editor can: workbooks, documents, other encodings, broken files.

    python -m venv venv && venv/bin/pip install openpyxl python-docx xlwt odfpy
    venv/bin/python tests/corpus/make.py          writes the files
    venv/bin/python tests/corpus/make.py --check  only checks that every file has a well-formed expectation

What a file means is in `<file>.expect.json`, written by hand: this script never writes it. Running it twice gives the
same bytes: archives bear a fixed date.

Tables in `making/` are written one row a line, cells parted by `|`. `<` goes on with the cell to the left, `^` with the one above
(merged cells), `\\n` is a line break in a cell.
"""

import sys

from making import (
    broken,
    documents,
    elements,
    encodings,
    expectations,
    old_workbooks,
    opendocument,
    workbooks,
)


def main():
    """Makes the files, and says what is wrong with the corpus's own form."""
    if "--check" not in sys.argv:
        workbooks.layouts()
        workbooks.sheets()
        elements.ticks()
        elements.wordings()
        old_workbooks.xls()
        opendocument.ods()
        documents.boxes()
        documents.tables()
        documents.words()
        documents.whole()
        encodings.encoded()
        broken.broken()
    found = list(expectations.faults())
    print("\n".join(found) or "every file has a well-formed expectation")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
