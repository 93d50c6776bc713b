"""Broken files, and others that are no catalog."""

import io
import struct
import zlib

from .containers import PNG, ole
from .document import PICTURE, document, table
from .encodings import separated
from .notation import HERE, L20, ORDER, SHORT, grid, pack, save, short, unpack
from .old_workbooks import old_workbook
from .opendocument import ODS_HEAD
from .workbooks import workbook


def broken():
    whole = workbook(
        {
            "Sheet1": short(
                "就业领域基层政务公开标准目录",
                f"1|创业服务|创业补贴申领|文件依据；补贴标准|《就业促进法》|{L20}|清河县人力资源和社会保障局|政府网站",
            )
        }
    )
    save("cut-off.xlsx", whole[: len(whole) * 3 // 5])
    words = table(
        SHORT
        + f"\n1|创业服务|创业补贴申领|文件依据；补贴标准|《就业促进法》|{L20}|清河县人力资源和社会保障局|政府网站"
    )
    whole = document("就业领域基层政务公开标准目录", words)
    save("cut-off.docx", whole[: len(whole) * 3 // 5])
    save("no-table.docx", document("清河县政务公开工作要点", "各单位要按要求公开信息。"))
    save(
        "picture-of-a-table.docx", document("就业领域基层政务公开标准目录", f"<w:p>{PICTURE}</w:p>")
    )
    save(
        "no-catalog.xlsx",
        workbook({"通讯录": "姓名|科室|电话\n张某|办公室|0000-1234567\n李某|财务科|0000-7654321"}),
    )
    save("empty.csv", b"")
    save("only-a-mark.csv", b"\xef\xbb\xbf\r\n")
    save("picture.png", PNG)
    save(
        "scanned.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n",
    )
    save("pdf-named-as-workbook.xlsx", (HERE / "scanned.pdf").read_bytes())
    information = (
        struct.pack("<HHI", 4, 4, 0x40)
        + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption'
        + b' xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256"/>'
        + b"</encryption>"
    )
    package = struct.pack("<Q", 5000) + zlib.compress(b"\x5a" * 64)
    save(
        "password.xlsx",
        ole(
            {
                "EncryptionInfo": information.ljust(4096),
                "EncryptedPackage": package.ljust(5008, b"\x5a"),
            }
        ),
    )
    save("old-word.doc", ole({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(60), "1Table": b"\0"}))

    from xlwt.CompoundDoc import XlsDoc

    stream = old_workbook({"Sheet1": "序号|公开事项|公开内容"}).get_biff_data()
    begin = 4 + struct.unpack_from("<H", stream, 2)[0]
    # The record that tells of a password stands behind the first one.
    stream = stream[:begin] + struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678) + stream[begin:]
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    save("password.xls", out.getvalue())
    parts = unpack(workbook({"Sheet1": "序号|公开事项|公开内容"}))
    sheet = "xl/worksheets/sheet1.xml"
    # 32 MiB of blanks, which pack to a thousandth of that.
    parts[sheet] = parts[sheet].replace(b"<sheetData>", b"<sheetData>" + b" " * (32 << 20))
    save("unpacks-to-far-more.xlsx", pack(parts))
    rows = f"""
序号|公开领域|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体
1|扶贫|扶贫对象|贫困人口退出|退出计划、退出标准|{ORDER}|{L20}|青山镇人民政府"""
    save("csv-named-as-workbook.xlsx", separated(rows, ",").encode())
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>\n" for line in grid(rows)
    )
    save(
        "page-named-as-workbook.xls",
        f"<html><head><meta charset=utf-8></head><body><table border=1>\n{cells}</table></body></html>\n".encode(),
    )
    save(
        "text-document.odt",
        pack(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": ODS_HEAD.replace("office:spreadsheet>", "office:text>")
                + "<text:p>目录</text:p></office:text></office:body></office:document-content>",
            },
            stored=("mimetype",),
        ),
    )
    save("noise.bin", bytes((n * 37 + 11) % 251 for n in range(300)))
