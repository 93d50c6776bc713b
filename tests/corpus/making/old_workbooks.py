"""Workbooks of old Excel (.xls)."""

import io

from .notation import L10, L20, ORDER, grid, national, regions, save, short, titled


def old_workbook(sheets, numbers=False):
    """A workbook of old Excel; with `numbers`, cells of digits are numbers."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for title, text in sheets.items():
        sheet = book.add_sheet(title)
        for r, c, cell, width, height in regions(grid(text)):
            value = float(cell) if numbers and cell.isdigit() else cell
            if width > 1 or height > 1:
                sheet.write_merge(r, r + height - 1, c, c + width - 1, value)
            elif cell:
                sheet.write(r, c, value)
    return book


def xls_bytes(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls():
    save(
        "national-two-rows.xls",
        xls_bytes(
            old_workbook(
                {
                    "社会救助": national(
                        "清河县社会救助领域基层政务公开标准目录",
                        f"""
1|特困人员救助供养|政策法规文件|法律法规；规范性文件|{ORDER}|{L20}|清河县民政局|■政府网站 □政府公报|√||√||√|√
2|^|审核信息|初审对象名单及相关信息|《特困人员认定办法》|{L10}|青山镇人民政府|■社区/企事业单位/村公示栏（电子屏）|√||√|||√
3|临时救助|审核审批信息|支出型临时救助对象名单|《社会救助暂行办法》|{L20}|清河县民政局|■政府网站||申请人||√|√|
""",
                    )
                }
            )
        ),
    )
    save(
        "serials-are-numbers.xls",
        xls_bytes(
            old_workbook(
                {
                    "Sheet1": short(
                        "养老服务领域基层政务公开标准目录",
                        f"""
11|养老服务业务办理|养老机构备案|备案申请材料清单|《老年人权益保障法》|{L20}|清河县民政局|政府网站
12|^|老年人补贴|补贴名称；补贴标准|《老年人权益保障法》|{L20}|清河县民政局|政府网站
""",
                    )
                },
                numbers=True,
            )
        ),
    )
    save(
        "names-once-then-blank.xls",
        xls_bytes(
            old_workbook(
                {
                    "Sheet1": short(
                        "财政预决算领域基层政务公开标准目录",
                        """
1|财政预决算|政府预算|一般公共预算|《预算法》|本级人民代表大会或其常务委员会批准后20日内|清河县财政局|政府网站
2|||政府性基金预算|《预算法》|本级人民代表大会或其常务委员会批准后20日内|清河县财政局|政府网站
3||部门决算|部门收支总体情况|《预算法》|财政部门批复后20日内|清河县财政局|政府网站
4|||“三公”经费支出情况|《预算法》|财政部门批复后20日内|清河县财政局|政府网站
""",
                    )
                }
            )
        ),
    )
    save(
        "sheet-per-domain.xls",
        xls_bytes(
            old_workbook(
                {
                    "户籍管理": short(
                        "清河县户籍管理领域基层政务公开标准目录",
                        f"1|出生登记|出生登记|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站",
                    ),
                    "扶贫": short(
                        "清河县扶贫领域基层政务公开标准目录",
                        f"1|扶贫对象|贫困人口识别|识别标准；识别程序|{ORDER}|{L20}|青山镇人民政府|村公示栏",
                    ),
                    "Sheet3": "",
                }
            )
        ),
    )
    save(
        "department-directory.xls",
        xls_bytes(
            old_workbook(
                {
                    "Sheet1": titled(
                        "医疗卫生领域基层政务公开标准指引（2022年修订版）",
                        7,
                        """
一级目录|二级目录|三级目录|公开内容|公开时限|公开主体|备注
政策文件|按文件种类分类|法律|与卫生健康有关的法律|及时公开|县级卫生健康部门|
^|^|行政法规|与卫生健康有关的行政法规|及时公开|县级卫生健康部门|链接国家库
^|按事项类别分类|行政许可类|许可事项的政策文件|及时公开|县级卫生健康部门|
投诉举报电话以及网上投诉渠道|||电话；网址；信箱|实时公开|县级卫生健康部门|
""",
                    )
                }
            )
        ),
    )
