"""Makes the files of this corpus that no text editor can: workbooks, documents, other encodings, broken files.

    python -m venv venv && venv/bin/pip install openpyxl python-docx xlwt odfpy
    venv/bin/python tests/corpus/make.py          writes the files
    venv/bin/python tests/corpus/make.py --check  only checks that every file has a well-formed expectation

What a file means is in `<file>.expect.json`, written by hand: this script never writes it. Running it twice gives the
same bytes: archives bear a fixed date.

Tables are written one row a line, cells parted by `|`. `<` goes on with the cell to the left, `^` with the one above
(merged cells), `\\n` is a line break in a cell.
"""

import io
import json
import re
import struct
import sys
import zipfile
import zlib
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
DATE = (2020, 12, 31, 0, 0, 0)
STAMP = "2020-12-31T00:00:00Z"

# ---- What many tables share

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


# ---- Workbooks (.xlsx)


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


def xlsx():
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
    glyphs = "√ ✓ ✔ ■ ▄ ▲ ◆ ☑ ●".split()
    save(
        "tick-glyphs.xlsx",
        workbook(
            {
                "社会救助": national(
                    "社会救助领域基层政务公开标准目录",
                    "\n".join(
                        f"{n}|临时救助|事项{n}|办事指南|{ORDER}|{L20}|青山镇人民政府|政府网站|{tick}||{tick}|||{tick}"
                        for n, tick in enumerate(glyphs, 1)
                    ),
                )
            }
        ),
    )
    save(
        "empty-boxes.xlsx",
        workbook(
            {
                "社会救助": national(
                    "社会救助领域基层政务公开标准目录",
                    "\n".join(
                        f"{n}|临时救助|事项{n}|办事指南|{ORDER}|{L20}|青山镇人民政府|政府网站|√|{box}|√|{box}|{box}|√"
                        for n, box in enumerate("□ ☐ 口 ○ — × 否".split(), 1)
                    ),
                )
            }
        ),
    )
    save(
        "words-for-ticks.xlsx",
        workbook(
            {
                "户籍管理": national(
                    "户籍管理领域基层政务公开标准目录",
                    f"""
1|出生登记|出生登记|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站|全社会||主动公开||县级|
2|注销登记|死亡注销|办理材料；办理流程|《户口登记条例》|{L20}|青山镇派出所|政府网站||申请人||依申请公开||乡级
3|^|服现役注销|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站|全社会||主动||县级|乡级
""",
                )
            }
        ),
    )
    save(
        "groups-named.xlsx",
        workbook(
            {
                "重大建设项目": national(
                    "重大建设项目领域基层政务公开标准目录",
                    f"""
1|批准服务信息|办事指南|申报要件；办理流程|{ORDER}|实时公开|清河县发展和改革委员会|政府网站|√||√||√|
2|^|办理过程信息|受理环节；办理结果|{ORDER}|及时公开|清河县发展和改革委员会|政府网站||项目单位|√||√|
3|批准结果信息|企业投资项目备案|备案号；备案时间|{ORDER}|{L20}|清河县发展和改革委员会|政府网站|√|√|√|√|√|
4|征收土地信息|征收土地信息|征地告知书；征地批复|{ORDER}|{L10}|清河县自然资源和规划局|政府网站||√面向被征地农民|√||√|√
5|施工有关信息|施工管理服务|施工许可；监理单位|{ORDER}|{L20}|清河县住房和城乡建设局|政府网站||√|√||√|
""",
                )
            }
        ),
    )
    limits = [
        "自该信息形成或者变更之日起20个工作日内",
        "信息形成或变更之日起20个工作日内公开",
        "信息形成（变更）20个工作日内",
        "20个工作日",
        "制定或获取信息之日起10个工作日内",
        "信息形成后，7个工作日内公开",
        "３个工作日内",
        "自该信息形成或变更之日起20个工作日内予以公开。法律、法规对政府信息公开的期限另有规定的，从其规定",
        "本级人民代表大会或其常务委员会批准后20日内",
        "行政处罚决定形成之日起20个工作日内",
        "自收到申请之日起20个工作日内",
        "分配结果确定后20个工作日内",
        "执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开",
        "制定或获取信息之日起10个工作日，公示7个工作日",
        "规划送审报批前，不少于30日",
        "征求意见期限不得少于30日",
        "实时公开",
        "及时公开",
        "按进展情况及时公开",
        "随时公布",
        "长期公开",
        "永久公开",
        "常年公开",
        "动态调整",
        "任期内",
        "每年1月31日前",
        "6月底前",
        "每季度的首个月20日",
        "每20个工作日更新",
        "自该信息形成或者变更之日起2\n0 个 工 作 日\n内",
        "自该信息形成或者变更之日起20个工作日内予以公",
    ]
    save(
        "time-limits-as-written.xlsx",
        workbook({"Sheet1": short("养老服务领域基层政务公开标准目录", rows_of(5, limits))}),
    )
    bases = [
        "《中华人民共和国政府信息公开条例》",
        "《政府信息公开条例》（国令第711号）、《行政许可法》",
        "《中华人民共和国政府信息公开条例》(中华人民共和国国务院令第711号)",
        "《统计法》（主席令第28号）；《公证程序规则》（司法部令2017年第138号）",
        "《国务院关于进一步加强和改进最低生活保障工作的意见》（国发〔2012〕45号）",
        "《关于全面推进基层政务公开标准化规范化工作的指导意见》(国办发[2019]54号)",
        "《关于全面推进政务公开工作的意见》（国办发﹝2016﹞80号）",
        "《关于全面推进政务公开工作的意见》（国办发(2016]80号",
        "《关于全面推进政务公开工作的意见》国办发〔201680号",
        "【法律】《行政处罚法》\n【行政法规】《政府信息公开条例》\n【部门规章及规范性文件】《社会救助暂行办法》",
        "《预算法》（1994年3月22日通过，2014年8月31日第一次修正，2018年12月29日第二次修正）第十四条",
        "《政府信息公开条例》第二十条第（一）款",
        "《特困人员供养服务设施管理规范》（GB/T 32939—2016）",
        "《民政部关于印发〈最低生活保障审核确认办法〉的通知》（民发〔2021〕57号）",
        "1.《安全生产法》2.《行政许可法》",
        "《安全生产法》《行政许可法》",
        "信息公开规定",
        "相关政策文件",
    ]
    save(
        "bases-as-written.xlsx",
        workbook({"Sheet1": short("社会救助领域基层政务公开标准目录", rows_of(4, bases))}),
    )
    contents = [
        "政策名称、文号、发文机关、施行日期",
        "办理事项；办理条件；最低生活保障标准；申请材料",
        "1.办理依据；2.受理条件；3.办理流程",
        "1、对象范围\n2、申请材料\n3、办理时限",
        "●服务指南●收费依据●监督电话",
        "·机构名称\n·机构地址",
        "①补贴对象②补贴标准③申请程序",
        "法律、法规、规章等",
        "一般公共预算收支总体情况。应当说明本级收入、支出、转移支付和举债情况，并附表格。",
    ]
    save(
        "contents-as-written.xlsx",
        workbook({"Sheet1": short("财政预决算领域基层政务公开标准目录", rows_of(3, contents))}),
    )
    bodies = [
        "县级政府民政部门、乡镇政府（街道办事处）",
        "应急管理部门",
        "镇人民政府",
        "青山镇人民政府",
        "清河县民政局，青山镇人民政府",
        "清河县民政局/青山镇人民政府\n石桥村村民委员会",
        "党政办公室",
        "市级生态环境部门",
    ]
    save(
        "bodies-as-written.xlsx",
        workbook({"Sheet1": short("养老服务领域基层政务公开标准目录", rows_of(6, bodies))}),
    )
    channels = [
        "政府门户网站、两微一端",
        "发布会听证会、纸质载体",
        "公开查阅点/政务公开专区、行政服务中心",
        "政务服务大厅；便民服务中心",
        "入户/现场、社区/村公示栏（电子屏）、精准推送",
        "政府公报、广播电视、便民服务站",
        "投资项目在线审批监管平台、信用中国网站",
        "公共资源交易平台；国家企业信用信息公示系统",
        "12345政务服务热线、政务新媒体、办税服务厅",
        "规划展示馆、图书馆、村务公开栏",
        "政府网站、大喇叭",
    ]
    save(
        "channels-by-other-names.xlsx",
        workbook({"Sheet1": short("就业领域基层政务公开标准目录", rows_of(7, channels))}),
    )
    parted = [
        "■政府网站 ■两微一端 □广播电视",
        "■政府网站\n■两微一端\n□广播电视",
        "■政府网站；■两微一端；□广播电视",
        "■政府网站，■两微一端，□广播电视",
        "■政府网站■两微一端□广播电视",
        "■ 政府网站　■ 两微\n一端　□ 广播电视",
    ]
    save(
        "channels-parted-any-way.xlsx",
        workbook({"Sheet1": short("就业领域基层政务公开标准目录", rows_of(7, parted))}),
    )
    marked = [
        "■政府网站□政府公报",
        "▄政府网站□政府公报",
        "▲政府网站□政府公报",
        "◆政府网站□政府公报",
        "☑政府网站☐政府公报",
        "√政府网站口政府公报",
    ]
    save(
        "channels-marked-any-way.xlsx",
        workbook({"Sheet1": short("就业领域基层政务公开标准目录", rows_of(7, marked))}),
    )
    others = [
        "■政府网站 ■其他_部门网站_",
        "■政府网站 ■其他：政务新媒体",
        "■政府网站 □其他____",
        "■政府网站 ■其他（学校网站）",
        "■政府网站 ■其他",
    ]
    save(
        "channel-other-named.xlsx",
        workbook({"Sheet1": short("义务教育领域基层政务公开标准目录", rows_of(7, others))}),
    )
    save(
        "tick-letters-of-lost-font.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "医疗卫生领域基层政务公开标准目录",
                    rows_of(7, ["þ政府网站 o政府公报 þ公开查阅点", "■政府网站 □政府公报"]),
                )
            }
        ),
    )
    save(
        "tick-letters-of-second-font.xlsx",
        workbook(
            {
                "Sheet1": short(
                    "医疗卫生领域基层政务公开标准目录",
                    rows_of(7, ["R政府网站 £政府公报 R公开查阅点", "■政府网站 □政府公报"]),
                )
            }
        ),
    )
    save(
        "tick-letters-in-tick-columns.xlsx",
        workbook(
            {
                "社会救助": national(
                    "社会救助领域基层政务公开标准目录",
                    "\n".join(
                        f"{n}|临时救助|事项{n}|办事指南|{ORDER}|{L20}|青山镇人民政府|政府网站|{tick}|{box}|{tick}|{box}|{box}|{tick}"
                        for n, (tick, box) in enumerate((("þ", "o"), ("R", "£"), ("t", "")), 1)
                    ),
                )
            }
        ),
    )

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


# ---- Old workbooks (.xls)


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


# ---- OpenDocument (.ods)

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


# ---- Documents (.docx)

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


def docx():
    aid = f"""
1|社会救助综合业务|政策法规文件|法律法规；规范性文件|{ORDER}|{L20}|清河县民政局|■政府网站|√||√||√|√
2|最低生活保障|办事指南|办理条件；申请材料|《社会救助暂行办法》|{L20}|清河县民政局|■政府网站|√||√||√|√
3|^|审核信息|初审对象名单及相关信息|^|{L10}|青山镇人民政府|■社区/企事业单位/村公示栏（电子屏）|√||√|||√
4|^|审批信息|低保对象名单及相关信息|^|{L10}|清河县民政局|■政府网站|√||√||√|"""
    title = "清河县社会救助领域基层政务公开标准目录"
    save("names-merged-down.docx", document(title, table(NATIONAL + aid)))

    def symbol(code, font="Wingdings"):
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    wingdings = {
        "◎": symbol("F0FE"),
        "◇": symbol("F0A8"),
        "◉": symbol("F052", "Wingdings 2"),
        "◈": symbol("F0A3", "Wingdings 2"),
    }
    save(
        "ticks-in-wingdings.docx",
        document(
            "就业领域基层政务公开标准目录",
            table(
                SHORT
                + f"""
1|就业信息服务|岗位信息发布|招聘单位；岗位要求|《就业促进法》|{L20}|清河县人力资源和社会保障局|◎政府网站 ◇政府公报 ◎两微一端
2|^|求职信息登记|服务对象；提交材料|《就业促进法》|{L20}|清河县人力资源和社会保障局|◉政府网站 ◈政府公报 ◉公开查阅点""",
                wingdings,
            ),
        ),
    )

    def legacy(checked):
        return (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val=""/><w:enabled/><w:calcOnExit w:val="0"/>'
            f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    boxed = f"""
1|公共服务|公共文化机构免费开放信息|机构名称；开放时间|《公共文化服务保障法》|{L20}|清河县文化和旅游局|◎政府网站 ◇政府公报 ◎两微一端
2|^|特殊群体公共文化服务信息|机构名称；服务项目|《公共文化服务保障法》|{L20}|清河县文化和旅游局|◇政府网站 ◇政府公报 ◎入户/现场"""
    save(
        "checkboxes-of-old-forms.docx",
        document(
            "公共文化服务领域基层政务公开标准目录",
            table(
                SHORT + boxed, {"◎": legacy("<w:checked/>"), "◇": legacy('<w:checked w:val="0"/>')}
            ),
        ),
    )

    def control(state, glyph):
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/><w14:checkedState w14:val="2612"'
            ' w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{run(glyph)}</w:sdtContent></w:sdt>"
        )

    save(
        "checkboxes-as-controls.docx",
        document(
            "公共文化服务领域基层政务公开标准目录",
            table(SHORT + boxed, {"◎": control(1, "☒"), "◇": control(0, "☐")}),
        ),
    )
    save(
        "tick-is-a-picture.docx",
        document(
            title,
            table(
                NATIONAL
                + f"""
1|临时救助|政策法规文件|法律法规；规范性文件|{ORDER}|{L20}|清河县民政局|■政府网站|√||√||√|√
2|^|办事指南|办理条件；申请材料|《社会救助暂行办法》|{L20}|清河县民政局|■政府网站|◎||√||√|√""",
                {"◎": PICTURE},
            ),
        ),
    )
    inner = table(
        SHORT
        + f"""
1|配给管理|公租房承租资格审核|申请条件；审核结果|《公共租赁住房管理办法》|{L20}|清河县住房和城乡建设局|政府网站
2|^|选房或摇号公告|时间；地点；房源|《公共租赁住房管理办法》|{L20}|清河县住房和城乡建设局|政府网站"""
    )
    save(
        "table-in-a-table.docx",
        document(
            "保障性住房领域基层政务公开标准目录",
            f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>',
        ),
    )
    save(
        "table-goes-on-without-header.docx",
        document(
            "户籍管理领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|出生登记|出生登记|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站"
            ),
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            table(
                f"""2|注销登记|死亡注销|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站
3|^|服现役注销|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站"""
            ),
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            table(f"4||注销恢复|办理材料；办理流程|《户口登记条例》|{L20}|清河县公安局|政府网站"),
        ),
    )
    numbering = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    save(
        "serials-numbered-by-word.docx",
        document(
            "农村危房改造领域基层政务公开标准目录",
            table(
                SHORT
                + f"""
|部门文件|农村危房改造相关文件|文件全文|{ORDER}|{L20}|清河县住房和城乡建设局|政府网站
|政策解读|上级政策解读|解读材料|{ORDER}|{L20}|清河县住房和城乡建设局|政府网站
|计划实施|任务分配|分配结果|{ORDER}|分配结果确定后20个工作日内|清河县住房和城乡建设局|政府网站""",
                number=numbered,
            ),
            parts={"word/numbering.xml": numbering},
        ),
    )
    by = 'w:id="1" w:author="审核" w:date="2020-12-31T00:00:00Z"'
    tracked = {
        "◎": f"<w:del {by}><w:r><w:delText>镇级人民政府</w:delText></w:r></w:del><w:ins {by}>{run('青山镇人民政府')}</w:ins>"
    }
    save(
        "changes-tracked.docx",
        document(
            "养老服务领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|养老服务业务办理|老年人补贴|补贴名称；补贴标准|《老年人权益保障法》|{L20}|◎|政府网站",
                tracked,
            ),
        ),
    )
    save(
        "table-per-domain.docx",
        document(
            "清河县基层政务公开标准目录",
            "（一）义务教育领域基层政务公开标准目录",
            table(
                SHORT
                + f"""
1|政策文件|教育法律|教育法律法规文本|《教育法》|{L20}|清河县教育局|政府网站
2|招生管理|招生计划|招生计划人数|《义务教育法》|{L20}|青山镇中心学校|政府网站"""
            ),
            "（二）生态环境领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|行政许可|建设项目环境影响评价文件审批|受理环节公开；审批决定|《环境影响评价法》|{L20}|清河县生态环境分局|政府网站"
            ),
        ),
    )
    form = """
一级事项|{0}|二级事项|{1}
公开内容|{2}|<|<
公开依据|{3}|<|<
公开时限|{4}|公开主体|{5}
公开渠道|{6}|公开方式|{7}"""
    save(
        "one-form-per-item.docx",
        document(
            "城市综合执法领域基层政务公开标准目录",
            table(
                form.format(
                    "绿化管理",
                    "损坏城市树木花草",
                    "处罚依据；处罚标准",
                    "《城市绿化条例》",
                    "行政处罚决定形成之日起20个工作日内",
                    "清河县城市管理局",
                    "政府网站",
                    "主动公开",
                ).strip("\n")
            ),
            "",
            table(
                form.format(
                    "绿化管理",
                    "擅自砍伐城市树木",
                    "处罚依据；处罚标准",
                    "《城市绿化条例》",
                    "行政处罚决定形成之日起20个工作日内",
                    "清河县城市管理局",
                    "政府网站",
                    "依申请公开",
                ).strip("\n")
            ),
        ),
    )
    shifted = table(
        SHORT
        + f"""
1|农业生产发展资金|农机购置补贴|申请指南；补贴结果|{ORDER}|{L20}|清河县农业农村局|政府网站
2|^|耕地地力保护|申请指南；补贴结果|{ORDER}|{L20}|清河县农业农村局|政府网站
3|^|新型职业农民培育|申请指南|{ORDER}|{L20}|清河县农业农村局|"""
    )
    # The second row lacks its first cell, the third its last one: the row's properties say so.
    no_serial = (
        '<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>' + run("2") + "</w:p></w:tc>"
    )
    shifted = shifted.replace(
        "<w:tr>" + no_serial, '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    )
    head, last = shifted.rsplit("<w:tr>", 1)
    empty = '<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p></w:p></w:tc></w:tr></w:tbl>'
    shifted = (
        head
        + '<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>'
        + last.replace(empty, "</w:tr></w:tbl>")
    )
    save("rows-begin-later.docx", document("涉农补贴领域基层政务公开标准目录", shifted))
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    unseen = {
        "◎": run("（此处待核）", vanish),
        "◇": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK'
        ' "http://www.example.com" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("清河县司法局")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    }
    save(
        "text-hidden.docx",
        document(
            "公共法律服务领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|法律援助|法律援助服务|申请条件；申请流程◎|《法律援助条例》|{L20}|◇|政府网站",
                unseen,
            ),
        ),
    )
    save(
        "name-continued.docx",
        document(
            "社会保险领域基层政务公开标准目录",
            table(
                SHORT
                + f"""
1|社会保险登记|机关事业单位社会保险登记|办理条件；办理材料|《社会保险法》|{L20}|清河县人力资源和社会保障局|政府网站
2|^|参保单位注销|办理条件；办理材料|《社会保险法》|{L20}|清河县人力资源和社会保障局|政府网站
3|社会保险登记（续）|城乡居民养老保险参保登记|办理条件；办理材料|《社会保险法》|{L20}|清河县人力资源和社会保障局|政府网站"""
            ),
        ),
    )
    save(
        "rows-in-controls.docx",
        document(
            "税收管理领域基层政务公开标准目录",
            "<w:sdt><w:sdtPr/><w:sdtContent>"
            + table(
                SHORT
                + f"""
1|政策法规|税收法律法规|税收法律法规的名称、文号|《税收征收管理法》|{L20}|清河县税务局|政府网站
2|纳税服务|纳税人权利|权利的内容|《税收征收管理法》|{L20}|清河县税务局|政府网站""",
                rows_as=lambda row: f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>",
            )
            + "</w:sdtContent></w:sdt>",
        ),
    )
    save(
        "header-on-every-page.docx",
        document(
            "医疗卫生领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|行政许可类事项|公共场所卫生许可|办事指南|《公共场所卫生管理条例》|{L20}|清河县卫生健康委员会|政府网站"
                + f"\n2|^|放射源诊疗技术许可|办事指南|《职业病防治法》|{L20}|清河县卫生健康委员会|政府网站"
                + SHORT
                + f"\n3|行政许可类事项|乡村医生执业注册|办事指南|《乡村医生从业管理条例》|{L20}|清河县卫生健康委员会|政府网站"
                + SHORT
                + f"\n4|行政给付类事项|计划生育家庭特别扶助|办事指南|《人口与计划生育法》|{L20}|青山镇人民政府|政府网站"
            ),
        ),
    )

    import docx as python_docx

    made = python_docx.Document()
    made.add_heading("清河县市政服务领域基层政务公开标准目录", 1)
    made.add_paragraph("编制单位：清河县城市管理局")
    rows = grid(
        SHORT
        + """
1|城镇燃气管理|燃气经营许可证核发|办理依据；受理条件|《城镇燃气管理条例》|20个工作日|清河县城市管理局|政府网站
2|市政设施建设类审批|占用、挖掘城市道路审批|办理依据；受理条件|《城市道路管理条例》|20个工作日|清河县城市管理局|政府网站\\n政务服务中心"""
    )
    placed = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            placed.cell(r, c).text = cell
    out = io.BytesIO()
    made.save(out)
    save("title-and-issuer-above.docx", repack(out.getvalue()))
    bad = "word/vbaProject.bin"
    package = unpack(
        document(
            "就业领域基层政务公开标准目录",
            table(
                SHORT
                + f"\n1|创业服务|创业补贴申领|文件依据；补贴标准|《就业促进法》|{L20}|清河县人力资源和社会保障局|政府网站"
            ),
            parts={bad: ole({"VBA": b"\0"})},
        )
    )
    package["[Content_Types].xml"] = package["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
    )
    save("macros.docm", pack(package))


# ---- Other encodings


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


# ---- Broken files and others that are no catalog


def png():
    """A picture of one black dot."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


PNG = png()


def ole(streams):
    """A compound file (OLE) of these streams, each filled up to 4096 bytes so that none needs the small sectors."""
    size = 512
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    count = 1 + (len(names) + 1 + 3) // 4
    fat = [0xFFFFFFFD] + [n + 1 for n in range(1, count - 1)] + [0xFFFFFFFE]
    entries, body = [], b""
    for n, name in enumerate(names, 1):
        data = streams[name].ljust(4096, b"\0")
        sectors = -(-len(data) // size)
        start = len(fat)
        fat += [start + k + 1 for k in range(sectors - 1)] + [0xFFFFFFFE]
        body += data.ljust(sectors * size, b"\0")
        right = n + 1 if n < len(names) else 0xFFFFFFFF
        entries.append((name, 2, right, 0xFFFFFFFF, start, len(data)))
    entries.insert(0, ("Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0))
    directory = b""
    for name, kind, right, child, start, length in entries:
        wide = (name + "\0").encode("utf-16-le")
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, right, child
        )
        directory += bytes(36) + struct.pack("<IQ", start, length)
    blank = bytes(66) + struct.pack("<BBIII", 0, 1, *[0xFFFFFFFF] * 3) + bytes(48)
    while len(directory) < (count - 1) * size:
        directory += blank
    table_of_sectors = struct.pack(f"<{len(fat)}I", *fat).ljust(size, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return head + table_of_sectors + directory + body


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


# ---- The expectations' form

CHANNELS = (
    "website gazette social-media press-conference broadcast print-media reading-point service-center service-station"
    " on-site notice-board targeted-push"
).split()
ENTRY = (
    "at codes serial content basis time_limit body channels audience method levels extra".split()
)
WHOLE = "about error title issuer kind entries exclusions findings".split()


def faults():
    """What is wrong with the corpus's own form."""
    files = {path.name for path in HERE.iterdir() if path.is_file()} - {
        "README.md",
        "make.py",
        ".gitattributes",
    }
    for name in sorted(files):
        if name.endswith(".expect.json"):
            if name.removesuffix(".expect.json") not in files:
                yield f"{name}: no such file"
            continue
        if f"{name}.expect.json" not in files:
            yield f"{name}: no expectation"
            continue
        expect = json.loads((HERE / f"{name}.expect.json").read_text("utf-8"))
        yield from (f"{name}: unknown key {key}" for key in expect if key not in WHOLE)
        if not expect.get("about"):
            yield f"{name}: does not say what it is about"
        if ("error" in expect) == bool(expect.get("entries")):
            yield f"{name}: either an error or entries"
        for entry in expect.get("entries", []):
            yield from (f"{name}: unknown key {key}" for key in entry if key not in ENTRY)
            if len(entry["at"]) < 2:
                yield f"{name}: an entry stands under a domain and an item"
            if len(entry.get("codes", entry["at"])) != len(entry["at"]):
                yield f"{name}: as many codes as names"
            channels = entry.get("channels") or {}
            for channel in channels.get("chosen", []) + channels.get("offered", []):
                known = (
                    channel in CHANNELS
                    if isinstance(channel, str)
                    else set(channel) <= {"other", "unlisted"}
                )
                if not known:
                    yield f"{name}: unknown channel {channel}"


def main():
    if "--check" not in sys.argv:
        for make in (xlsx, xls, ods, docx, encoded, broken):
            make()
    found = list(faults())
    print("\n".join(found) or "every file has a well-formed expectation")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
