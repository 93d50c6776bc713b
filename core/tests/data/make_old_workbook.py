"""Makes old-workbook.xls with PyPI xlwt 1.3.0: python make_old_workbook.py old-workbook.xls"""
import datetime, sys
import xlwt

book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("目录")
form = lambda code: xlwt.easyxf(num_format_str=code)
sheet.write_merge(0, 0, 0, 3, "清河县公开事项目录")
for column, text in enumerate(["序号", "公开事项", "公开时限", "公开主体"]):
    sheet.write(1, column, text)
sheet.write(2, 0, 505, form("0000"))
sheet.write_merge(2, 3, 1, 1, "审核信息")
sheet.write(2, 2, datetime.date(2020, 12, 31), form("yyyy/m/d"))
sheet.write(2, 3, "县民政局\r\n县财政局")
sheet.write(3, 0, 0.1 + 0.2)
sheet.write(3, 2, datetime.date(2020, 12, 31), form('m"月"d"日"'))
sheet.write(3, 3, True)
sheet.write(4, 0, 7)
sheet.write(4, 1, 8)
sheet.write(4, 2, 0.25, form("0%"))
sheet.write_rich_text(4, 3, ["县", ("民政局", xlwt.easyfont("bold true"))])
sheet.row(5).set_cell_error(0, "#REF!")
# Enough text to fill more than one record, so that a text goes on in the next.
for row in range(6, 606):
    sheet.write(row, 0, row)
    sheet.write(row, 3, "自该信息形成或者变更之日起20个工作日内予以公开" if row % 2 else f"a{row}" * 9)
    sheet.write(row, 1, f"第{row}项")
draft = book.add_sheet("旧稿")
draft.visibility = 1
draft.write(0, 0, "旧")
book.save(sys.argv[1])
