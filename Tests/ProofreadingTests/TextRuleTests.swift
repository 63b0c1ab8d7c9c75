import Proofreading
import Testing

/// Rules about the text of a document, a row each.
@Suite struct TextRuleTests {
  private func expect(_ text: MarkedText) {
    #expect(Manuscript.document(body: text.text).marks == text.marks)
  }

  @Test(arguments: [
    MarkedText(
      "秘密★1年",
      "10:1 secrecy: the document is marked '秘密'; it must not be published, take it out of content/"
    ),
    MarkedText(
      "　　机　密",
      "10:3 secrecy: the document is marked '机密'; it must not be published, take it out of content/"
    ),
    MarkedText("秘密文件不得上网。"),
    MarkedText(
      "\n000012\n\n正文",
      "11:1 copy-number: this looks like the number of a copy (份号), which belongs on paper; remove it"
    ),
    MarkedText("2020年1月2日"),
  ])
  func marksThatBelongOnPaper(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("## 一、总则\n\n### （一）目的\n\n1. 甲\n2. 乙\n\n（1）丙"),
    MarkedText("一.总则", "10:1 heading-form: '一.' is written '一、' here"),
    MarkedText("一，总则", "10:1 heading-form: '一，' is written '一、' here"),
    MarkedText("**一.** 总则", "10:3 heading-form: '一.' is written '一、' here"),
    MarkedText("(一)总则", "10:1 heading-form: '(一)' is written '（一）' here"),
    MarkedText("（一）、总则", "10:1 heading-form: '（一）、' is written '（一）' here"),
    MarkedText("1、总则", "10:1 heading-form: '1、' is written '1.' here"),
    MarkedText("(1)总则", "10:1 heading-form: '(1)' is written '（1）' here"),
    MarkedText("十一、甲", "10:1 heading-order: '十一、' stands where '一、' is due; correct the number"),
    MarkedText(
      "一、甲\n三、乙", "11:1 heading-order: '三、' stands where '二、' is due; correct the number"),
    MarkedText("一、甲\n一、乙", "11:1 heading-order: '一、' stands twice; the next one is '二、'"),
    MarkedText(
      "九十九、甲\n九十九、乙",
      "10:1 heading-order: '九十九、' stands where '一、' is due; correct the number",
      "11:1 heading-order: '九十九、' stands twice; the next one is '一百、'"),
    MarkedText("1. 甲\n1. 乙\n1. 丙"),
    MarkedText("1. 甲\n2. 乙\n2. 丙", "12:1 heading-order: '2.' stands twice; the next one is '3.'"),
    MarkedText("1. 甲\n\n## 乙\n\n1. 丙"),
    MarkedText(
      "一、甲\n1.乙",
      "11:1 heading-order: '1.' leaves out a level; below 一、 comes （一）, then 1., then （1）"),
    MarkedText("1.5万元\n3.14"),
    MarkedText("2020年，样本。"),
    MarkedText("一是甲，二是乙。"),
  ])
  func headings(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("甲，乙；丙：丁（戊）。己！"),
    MarkedText("甲,乙", "10:2 punctuation: ',' in Chinese text is '，'"),
    MarkedText("甲;乙", "10:2 punctuation: ';' in Chinese text is '；'"),
    MarkedText("甲:乙", "10:2 punctuation: ':' in Chinese text is '：'"),
    MarkedText("甲.", "10:2 punctuation: '.' in Chinese text is '。'"),
    MarkedText("甲?", "10:2 punctuation: '?' in Chinese text is '？'"),
    MarkedText(
      "甲(乙)", "10:2 punctuation: '(' in Chinese text is '（'",
      "10:4 punctuation: ')' in Chinese text is '）'"),
    MarkedText("[甲](http://example.org/a,b)乙"),
    MarkedText("`甲,乙` 与 <a title=\"甲,乙\">"),
    MarkedText("```\n甲,乙\n```\n丙,丁", "13:2 punctuation: ',' in Chinese text is '，'"),
    MarkedText("域名 www.example.org,a:b，时间 10:30。"),
  ])
  func punctuation(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("😀𠀀é甲,乙", "10:5 punctuation: ',' in Chinese text is '，'"),
    MarkedText("`甲乙`丙,丁", "10:6 punctuation: ',' in Chinese text is '，'"),
    MarkedText("[甲](乙丙)丁,戊", "10:9 punctuation: ',' in Chinese text is '，'"),
    MarkedText("<甲>乙<丙,丁", "10:7 punctuation: ',' in Chinese text is '，'"),
    MarkedText("\n\n甲\n乙,丙", "13:2 punctuation: ',' in Chinese text is '，'"),
    MarkedText("甲,", "10:2 punctuation: ',' in Chinese text is '，'"),
    MarkedText("甲,\r\n乙"),
    MarkedText(
      "（甲\r\n\r\n", "10:1 pairs: '（' is not closed in this paragraph; put '）' where it ends"),
    MarkedText("~~~\n甲,乙\n```\n丙,丁\n~~~\n戊,己", "15:2 punctuation: ',' in Chinese text is '，'"),
    MarkedText(""),
  ])
  func placesInCharacters(_ text: MarkedText) { expect(text) }

  @Test(arguments: [1, 1364, 1365, 1366, 5000])
  func columnsOfLongLines(_ length: Int) {
    let marks = Manuscript.document(body: "甲\n" + String(repeating: "甲", count: length) + ",乙")
      .marks
    #expect(marks == ["11:\(length + 1) punctuation: ',' in Chinese text is '，'"])
  }

  @Test(arguments: [
    MarkedText("“甲‘乙’”《丙〈丁〉》（戊\n己）"),
    MarkedText("甲“乙", "10:2 pairs: '“' is not closed in this paragraph; put '”' where it ends"),
    MarkedText("甲”乙", "10:2 pairs: '”' closes nothing; remove it, or open it"),
    MarkedText("《甲《乙》丙》", "10:3 pairs: a title inside of 《》 stands in 〈〉"),
    MarkedText("（甲“乙）", "10:3 pairs: '“' is not closed before '）'; put '”' where it ends"),
    MarkedText(
      "（甲\n\n乙）", "10:1 pairs: '（' is not closed in this paragraph; put '）' where it ends",
      "12:2 pairs: '）' closes nothing; remove it, or open it"),
    MarkedText("it’s"),
  ])
  func pairs(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("2020年10月28日至2021年1月，2020年底"),
    MarkedText(
      "二〇二〇年", "10:1 dates: '二〇二〇年' is written with Arabic numerals, as in 2020年"),
    MarkedText(
      "二○二○年三月", "10:1 dates: '二○二○年' is written with Arabic numerals, as in 2020年"),
    MarkedText(
      "自2020年02月5日", "10:2 dates: months and days have no zero in front, as in 2020年2月5日"),
    MarkedText("2021年2月29日", "10:1 dates: there is no day '2021年2月29日'; correct it"),
    MarkedText("2020年2月29日"),
    MarkedText("2020年13月", "10:1 dates: there is no day '2020年13月'; correct it"),
  ])
  func dates(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("按照《样本通知》（样函〔2018〕8号）办理。"),
    MarkedText("按照《甲》（样函〔2018〕8号、样函〔2018〕9号）办理。"),
    MarkedText("| 样函〔2018〕8号 | 甲 |"),
    MarkedText("样函〔2018〕8号"),
    MarkedText(
      "按照《甲》（样函[2018]8号）",
      "10:7 citation: '样函[2018]8号': the year stands in 〔〕: write 〔2018〕"),
    MarkedText(
      "按（样函〔2018〕8号）办理。",
      "10:3 citation: a document is cited without its title; write 《…》（样函〔2018〕8号）"),
    MarkedText(
      "《甲》\n、样函〔2018〕8号",
      "11:2 citation: a document is cited without its title; write 《…》（样函〔2018〕8号）"),
  ])
  func citations(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText(
      "详见附件。",
      "10:3 attachments: the text names an attachment and the fields have none; "
        + "add it below 'attachments:'"),
    MarkedText(
      "按附件2填写。",
      "10:2 attachments: the text names attachment 2 and the fields have none; "
        + "add it below 'attachments:'"),
    MarkedText("提交附件材料。"),
  ])
  func attachmentsThatTheTextNames(_ text: MarkedText) { expect(text) }

  @Test(arguments: [
    MarkedText("![窗口](a.png)"),
    MarkedText(
      "![](a.png)", "10:1 image-text: the picture has no words; say between [ and ] what it shows"),
  ])
  func pictures(_ text: MarkedText) { expect(text) }
}
