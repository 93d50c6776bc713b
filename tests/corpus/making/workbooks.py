"""Workbooks (.xlsx): layouts, sheets, serial numbers."""

import io
from datetime import date

from .containers import ole
from .notation import (
    L10,
    L20,
    ORDER,
    SHORT,
    grid,
    pack,
    regions,
    repack,
    save,
    short,
    titled,
    unpack,
)


def workbook(sheets, change=None):
    """A workbook of these sheets; `change` may work on it before it is saved."""
    import openpyxl
    from openpyxl.styles import Alignment

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, text in sheets.items():
        sheet = book.create_sheet(title)
        rows = grid(text)
        for r, c, cell, width, height in regions(rows):
            if cell:
                place = sheet.cell(r + 1, c + 1, cell)
                place.data_type = "s"
                place.alignment = Alignment(wrap_text=True, vertical="center")
            if width > 1 or height > 1:
                sheet.merge_cells(
                    start_row=r + 1, start_column=c + 1, end_row=r + height, end_column=c + width
                )
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue())


def layouts():
    save(
        "coded-form.xlsx",
        workbook(
            {
                "目录": titled(
                    "清河县基层政务公开标准目录",
                    14,
                    f"""
公开领域（编码）|一级事项（编码）|二级事项（编码）|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|公开层级|<|<
^|^|^|^|^|^|^|^|全社会|特定群体|^|县级|乡级|村级
社会救助\\n120000000|最低生活保障\\n120002000|审核信息\\n120002003|初审对象名单|《社会救助暂行办法》|{L10}|青山镇人民政府|■政府网站|√||主动公开||√|√
^|^|审批信息\\n120002004|低保对象名单|^|^|清河县民政局|■政府网站|√||主动公开|√|√|
^|特困人员救助供养\\n120003000|审核信息\\n120003003|初审对象名单|^|^|青山镇人民政府|■政府网站|√||主动公开||√|
国土空间规划\\n101000000|国土空间总体规划\\n101002000|批前公示\\n101002001|规划草案|《城乡规划法》|规划送审报批前，不少于30日|清河县自然资源和规划局|■政府网站|√||主动公开|√||
""",
                )
            }
        ),
    )
    save(
        "codes-beside-names.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "社会救助领域基层政务公开标准目录",
                    f"""
1|最低生活保障（120002000）|审核信息（120002003）|初审对象名单|《社会救助暂行办法》|{L10}|青山镇人民政府|政府网站
2|^|120002004 审批信息|低保对象名单|《社会救助暂行办法》|{L10}|清河县民政局|政府网站
3|特困人员救助供养[120003000]|审核信息：120003003|初审对象名单|《社会救助暂行办法》|{L10}|青山镇人民政府|政府网站
""",
                )
            }
        ),
    )

    def number_format(book):
        sheet = book.active
        for row, number in zip(range(3, 6), (101, 104, 505), strict=True):
            sheet.cell(row, 1, number).number_format = "0000"

    save(
        "serial-shown-by-format.xlsx",
        workbook(
            {
                "医疗卫生": short(
                    "医疗卫生领域基层政务公开标准目录",
                    f"""
|行政许可类事项|母婴保健技术服务机构执业许可|办事指南|《母婴保健法》|{L20}|清河县卫生健康委员会|政府网站
|^|医疗机构执业登记|办事指南|《医疗机构管理条例》|{L20}|清河县卫生健康委员会|政府网站
|行政给付类事项|独生子女父母奖励|办事指南|《人口与计划生育法》|{L20}|清河县卫生健康委员会|政府网站
""",
                )
            },
            number_format,
        ),
    )

    def real_date(book):
        book.active.cell(4, 6, date(2021, 1, 31)).number_format = "yyyy-mm-dd"

    save(
        "date-in-cell.xlsx",
        workbook(
            {
                "财政预决算": short(
                    "财政预决算领域基层政务公开标准目录",
                    """
1|财政预决算|政府预算|一般公共预算收支表|《预算法》|本级人民代表大会或其常务委员会批准后20日内|清河县财政局|政府网站
2|^|部门预算|部门收支总体情况|《预算法》||清河县财政局|政府网站
""",
                )
            },
            real_date,
        ),
    )
    save(
        "sheets-of-one-catalog.xlsx",
        workbook(
            {
                "编制说明": "目录名称|清河县基层政务公开标准目录\n编制单位|清河县人民政府\n版本|2020",
                "社会救助": short(
                    "（五）社会救助领域基层政务公开标准目录",
                    f"1|综合业务|政策法规文件|法律法规；规范性文件|{ORDER}|{L20}|清河县民政局|政府网站",
                ),
                "养老服务": short(
                    "（六）养老服务领域基层政务公开标准目录",
                    f"1|养老服务业务办理|老年人补贴|老年人补贴名称；补贴依据|{ORDER}|{L20}|清河县民政局|政府网站",
                ),
                "未涉及领域事项说明": "序号|公开领域|公开事项|未涉及理由\n1|税收管理||由税务部门垂直管理，本级无此职责\n"
                "2|生态环境|行政许可|审批权限在市生态环境局",
            }
        ),
    )
    save(
        "column-duplicated.xlsx",
        workbook(
            {
                "Sheet1": titled(
                    "就业领域基层政务公开标准目录",
                    8,
                    f"""
序号|一级事项|二级事项|公开内容|公开依据|公开依据|公开时限|公开主体
1|就业信息服务|岗位信息发布|招聘单位；岗位要求|《就业促进法》|《人力资源市场暂行条例》|{L20}|清河县人力资源和社会保障局
2|^|求职信息登记|服务对象；提交材料|《就业促进法》|《就业服务与就业管理规定》|{L20}|清河县人力资源和社会保障局
""",
                )
            }
        ),
    )
    save(
        "heading-by-content.xlsx",
        workbook(
            {
                "Sheet1": titled(
                    "就业领域基层政务公开标准目录",
                    7,
                    f"""
序号|一级事项|二级事项|公开内容|公开依据|公开依据|公开主体
1|就业信息服务|岗位信息发布|招聘单位；岗位要求|《就业促进法》|{L20}|清河县人力资源和社会保障局
2|^|求职信息登记|服务对象；提交材料|《就业促进法》|{L10}|清河县人力资源和社会保障局
3|就业失业登记|失业登记|对象范围；办理流程|《就业促进法》|实时公开|清河县人力资源和社会保障局
""",
                )
            }
        ),
    )
    save(
        "heading-misspelt.xlsx",
        workbook(
            {
                "Sheet1": titled(
                    "城乡规划领域基层政务公开标准目录",
                    8,
                    f"""
序号|一级事项|二级事项|公开内容（要素）|公开依据|公开时现|公开主休|公开渠道和载体
1|公共服务|法规文件|规划法规；规范性文件|《城乡规划法》|{L20}|清河县自然资源和规划局|政府网站
2|^|办事服务|机构职能；办事指南|《城乡规划法》|实时公开|清河县自然资源和规划局|政府网站
""",
                )
            }
        ),
    )
    save(
        "domain-from-sheet-name.xlsx",
        workbook(
            {
                "公共文化服务": short(
                    "清河县基层政务公开标准目录",
                    f"1|公共服务|公共文化机构免费开放信息|机构名称；开放时间|《公共文化服务保障法》|{L20}|清河县文化和旅游局|政府网站",
                ),
                "市政服务": short(
                    "清河县基层政务公开标准目录",
                    f"1|城镇燃气管理|燃气经营许可证核发|办理依据；受理条件|《城镇燃气管理条例》|{L20}|清河县城市管理局|政府网站",
                ),
            }
        ),
    )


def sheets():
    def error(book):
        book.active["E3"].data_type = "e"

    save(
        "error-in-cell.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "涉农补贴领域基层政务公开标准目录",
                    f"1|农业生产发展资金|农机购置补贴|申请指南；补贴结果|#REF!|{L20}|清河县农业农村局|政府网站",
                )
            },
            error,
        ),
    )

    def hide(book):
        book["旧稿"].sheet_state = "hidden"

    save(
        "sheet-hidden.xlsx",
        workbook(
            {
                "救灾": short(
                    "救灾领域基层政务公开标准目录",
                    f"1|备灾管理|综合减灾示范社区|社区名单；创建标准|{ORDER}|{L20}|清河县应急管理局|政府网站",
                ),
                "旧稿": short(
                    "救灾领域基层政务公开标准目录",
                    f"1|灾后救助|年度冬春救助|救助对象；救助标准|{ORDER}|{L20}|清河县应急管理局|政府网站",
                ),
            },
            hide,
        ),
    )
    save(
        "serials-with-gaps.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "重大建设项目领域基层政务公开标准目录",
                    "\n".join(
                        f"{serial}|征收土地信息|事项{serial}|征地告知书|{ORDER}|{L20}|青山镇人民政府|政府网站"
                        for serial in ("2", "3", "5", "22", "0505")
                    ),
                )
            }
        ),
    )
    save(
        "serial-of-first-level.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "救灾领域基层政务公开标准目录",
                    f"""
1|政策文件|法律法规|与救灾有关的法律法规|{ORDER}|{L20}|清河县应急管理局|政府网站
^|^|其他政策文件|规范性文件|{ORDER}|{L20}|清河县应急管理局|政府网站
2|备灾管理|综合减灾示范社区|社区名单|{ORDER}|{L20}|清河县应急管理局|政府网站
""",
                )
            }
        ),
    )
    save(
        "names-merged-then-repeated.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "食品药品监管领域基层政务公开标准目录",
                    f"""
1|行政审批|食品生产经营许可服务指南|适用范围；审批依据|《食品安全法》|{L20}|清河县市场监督管理局|政府网站
2|^|食品生产经营许可基本信息|许可证编号；有效期|《食品安全法》|{L20}|清河县市场监督管理局|政府网站
3|行政审批|药品零售许可服务指南|适用范围；审批依据|《药品管理法》|{L20}|清河县市场监督管理局|政府网站
4|监督检查|食品生产经营监督检查|检查制度|《食品安全法》|{L20}|青山镇人民政府|政府网站
5||食品生产经营监督检查|检查结果|《食品安全法》|{L20}|青山镇人民政府|政府网站
""",
                )
            }
        ),
    )
    save(
        "lines-above-header.xlsx",
        workbook(
            {
                "Sheet1": "附件2" + "|" * 7 + "\n" + "|" * 7 + "\n"
                "清河县安全生产领域基层政务公开标准目录" + "|<" * 7 + "\n"
                "编制单位：清河县应急管理局|<|<|<|填报日期：2020年12月|<|<|<" + SHORT + "\n"
                f"1|依法行政|行政许可|办理程序；许可结果|《安全生产法》|{L20}|清河县应急管理局|政府网站",
            }
        ),
    )
    macros = unpack(
        workbook(
            {
                "Sheet1": short(
                    "涉农补贴领域基层政务公开标准目录",
                    f"1|农业生产发展资金|农机购置补贴|申请指南；补贴结果|{ORDER}|{L20}|清河县农业农村局|政府网站",
                )
            }
        )
    )
    macros["xl/vbaProject.bin"] = ole({"VBA": b"\0"})
    macros["[Content_Types].xml"] = (
        macros["[Content_Types].xml"]
        .replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
        .replace(
            b"application/vnd.openxmlformats-officedocument.sheet.macroEnabled",
            b"application/vnd.ms-excel.sheet.macroEnabled",
        )
        .replace(
            b"</Types>",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )
    )
    rels = "xl/_rels/workbook.xml.rels"
    macros[rels] = macros[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        b' Target="vbaProject.bin"/></Relationships>',
    )
    save("macros.xlsm", pack(macros))
