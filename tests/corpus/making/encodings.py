"""Values and pages in other encodings."""

from .notation import L20, grid, save


def separated(text, separator):
    """Values parted by a separator, the last line ended."""
    return "\r\n".join(separator.join(line) for line in grid(text)) + "\r\n"


def encoded():
    rows = f"""
序号|公开领域|一级事项|二级事项|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体
1|养老服务|养老服务业务办理|养老机构备案|备案申请材料清单|《老年人权益保障法》|{L20}|清河县民政局|政府网站
2|养老服务|养老服务业务办理|老年人补贴|补贴名称、补贴标准|《老年人权益保障法》|{L20}|清河县民政局|政府网站"""
    save(
        "gb18030-semicolons.csv", separated(rows.replace("清河县", "㳇河县"), ";").encode("gb18030")
    )
    save("gbk-commas.csv", separated(rows, ",").encode("gbk"))
    save("gbk-tabs.tsv", separated(rows, "\t").encode("gbk"))
    save("utf16le-tabs.csv", b"\xff\xfe" + separated(rows, "\t").encode("utf-16-le"))
    save("utf16be-commas.csv", b"\xfe\xff" + separated(rows, ",").encode("utf-16-be"))
    save("utf16le-without-mark.csv", separated(rows, ",").encode("utf-16-le"))
    save("utf8-mark-commas.csv", b"\xef\xbb\xbf" + separated(rows, ",").encode())
    page = (
        '<html><head><meta charset="gb2312"><title>目录</title></head><body><h1>养老服务领域基层政务公开标准目录</h1><table>'
        + "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>\n" for line in grid(rows)
        )
        + "</table></body></html>"
    )
    save("gbk-page.html", page.encode("gbk"))
    save("charset-says-wrong.html", page.encode())
