"""Workbooks of OpenDocument (.ods)."""

import io
from xml.sax.saxutils import escape

from .notation import L20, ORDER, grid, national, pack, regions, repack, save, short

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties'
    ' table:display="true"/></style:style><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)


def ods_table(name, text, style="ta1"):
    rows = grid(text)
    heads = {(r, c): (cell, width, height) for r, c, cell, width, height in regions(rows)}
    out = [f'<table:table table:name="{name}" table:style-name="{style}">']
    for r, row in enumerate(rows):
        out.append("<table:table-row>")
        for c in range(len(row)):
            if (r, c) not in heads:
                out.append("<table:covered-table-cell/>")
                continue
            cell, width, height = heads[r, c]
            spans = f' table:number-columns-spanned="{width}"' if width > 1 else ""
            spans += f' table:number-rows-spanned="{height}"' if height > 1 else ""
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n") if cell)
            kind = ' office:value-type="string"' if cell else ""
            out.append(f"<table:table-cell{kind}{spans}>{lines}</table:table-cell>")
        out.append("</table:table-row>")
    return "".join(out) + "</table:table>"


def ods_bytes(content):
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    content = ODS_HEAD + content + "</office:spreadsheet></office:body></office:document-content>"
    return pack(
        {"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest},
        stored=("mimetype",),
    )


def ods():
    save(
        "national-two-rows.ods",
        ods_bytes(
            ods_table(
                "公共法律服务",
                national(
                    "清河县公共法律服务领域基层政务公开标准目录",
                    f"""
1|法治宣传教育|法律知识普及服务|法律法规资讯；普法动态|《法治宣传教育条例》|{L20}|清河县司法局|■政府网站 ■两微一端|√||√||√|√
2|法律援助|法律援助服务|申请条件；申请流程|《法律援助条例》|{L20}|清河县司法局|■政府网站 □广播电视||申请人、受指派律师|√||√|
""",
                ),
            )
        ),
    )
    repeated = ods_table(
        "救灾",
        short(
            "救灾领域基层政务公开标准目录",
            f"1|灾后救助|年度冬春救助|救助对象；救助标准|{ORDER}|{L20}|清河县应急管理局|政府网站",
        ),
    )
    # As office suites save them: blank cells to the end of every row, and a million blank rows below.
    repeated = repeated.replace(
        "</table:table-row>",
        '<table:table-cell table:number-columns-repeated="16376"/></table:table-row>',
    )
    repeated = repeated.replace(
        "</table:table>",
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row></table:table>',
    )
    # And two cells of the same text that stand side by side as one that is repeated.
    repeated = repeated.replace(
        "<text:p>灾后救助</text:p></table:table-cell>",
        "<text:p>年度冬春救助</text:p></table:table-cell>",
    )
    pair = '<table:table-cell office:value-type="string"><text:p>年度冬春救助</text:p></table:table-cell>'
    repeated = repeated.replace(
        pair + pair, pair.replace(" office:", ' table:number-columns-repeated="2" office:', 1)
    )
    save("cells-repeated.ods", ods_bytes(repeated))
    lines = ods_table(
        "安全生产",
        short(
            "安全生产领域基层政务公开标准目录",
            f"1|依法行政|行政处罚|1.处罚依据\\n2.处罚结果|《安全生产法》@《行政处罚法》|{L20}|清河县应急管理局|政府网站#广播电视",
        ),
    )
    save(
        "line-breaks.ods",
        ods_bytes(lines.replace("@", "<text:line-break/>").replace("#", '<text:s text:c="3"/>')),
    )
    hidden = ods_table(
        "涉农补贴",
        short(
            "涉农补贴领域基层政务公开标准目录",
            f"1|农业生产发展资金|耕地地力保护|申请指南；补贴结果|{ORDER}|{L20}|清河县农业农村局|政府网站",
        ),
    ) + ods_table(
        "旧稿",
        short(
            "涉农补贴领域基层政务公开标准目录",
            f"1|农业生产发展资金|农机购置补贴|申请指南；补贴结果|{ORDER}|{L20}|清河县农业农村局|政府网站",
        ),
        "ta2",
    )
    save("sheet-hidden.ods", ods_bytes(hidden))

    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="税收管理")
    for line in grid(
        f"""
序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开方式
1|税收法律法规|税收法律法规的名称、文号|《税收征收管理法》|{L20}|清河县税务局|主动公开
2|A级纳税人名单|纳税人识别号；纳税人名称|《纳税信用管理办法》|每年4月|清河县税务局|主动公开"""
    ):
        row = TableRow()
        for cell in line:
            place = TableCell(valuetype="string")
            place.addElement(P(text=cell))
            row.addElement(place)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    save("one-level-items.ods", repack(out.getvalue(), stored=("mimetype",)))
