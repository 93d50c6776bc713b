"""How documents (.docx) are made of markup."""

from xml.sax.saxutils import escape

from .containers import PNG
from .notation import grid, pack

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    W + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="120000" cy="120000"/><wp:docPr id="1" name="图片 1"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="tick.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPng"/>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="120000" cy="120000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def paragraph(text, put=None, properties=""):
    """A paragraph. A character of `put` stands for a piece of markup."""
    put = put or {}
    runs, words = [], ""
    for c in text:
        if c in put:
            runs += [run(words), put[c]]
            words = ""
        else:
            words += c
    return f"<w:p>{properties}{''.join(runs)}{run(words)}</w:p>"


def table(text, put=None, number=None, rows_as=str):
    """A table; `number` gives the paragraphs of its first column a numbering, `rows_as` may wrap each row."""
    rows = grid(text)
    width = max(len(row) for row in rows)
    out = [
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        + '<w:gridCol w:w="900"/>' * width
    ]
    out.append("</w:tblGrid>")
    open_above = {}
    for r, row in enumerate(rows):
        cells = []
        c = 0
        while c < len(row):
            text = row[c]
            if text == "^":
                span = open_above.get(c, 1)
                merge, lines = "<w:vMerge/>", [""]
            else:
                span = 1
                while c + span < len(row) and row[c + span] == "<":
                    span += 1
                below = r + 1 < len(rows) and c < len(rows[r + 1]) and rows[r + 1][c] == "^"
                merge, lines = ('<w:vMerge w:val="restart"/>' if below else ""), text.split("\n")
                open_above[c] = span
            wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            properties = number if number and c == 0 and not text and r > 0 else ""
            paragraphs = "".join(paragraph(line, put, properties) for line in lines)
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{wide}{merge}</w:tcPr>{paragraphs}</w:tc>'
            )
            c += span
        out.append(rows_as(f"<w:tr>{''.join(cells)}</w:tr>"))
    return "".join(out) + "</w:tbl>"


def document(*body, parts=None):
    """A document of these pieces of markup; a line of plain words is a paragraph."""
    parts = parts or {}
    body = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in body)
    types = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types += f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = ""
    if "word/numbering.xml" in parts:
        types += f'<Override PartName="/word/numbering.xml" ContentType="{word}.numbering+xml"/>'
        links += f'<Relationship Id="rIdNumbers" Type="{office}/numbering" Target="numbering.xml"/>'
    if "rIdPng" in body:
        parts = {**parts, "word/media/tick.png": PNG}
        links += f'<Relationship Id="rIdPng" Type="{office}/image" Target="media/tick.png"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return pack(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">{types}</Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{head}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">{links}</Relationships>',
            **parts,
        }
    )
