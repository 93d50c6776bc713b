"""Documents (.docx)."""

import io

from .containers import ole
from .document import PICTURE, W, document, run, table
from .notation import L10, L20, NATIONAL, ORDER, SHORT, grid, pack, repack, save, unpack


def boxes():
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


def tables():
    save(
        "tick-is-a-picture.docx",
        document(
            "清河县社会救助领域基层政务公开标准目录",
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


def words():
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


def whole():
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
