import Proofreading
import Testing

/// Rules about the fields of a document, a row each.
@Suite struct FieldRuleTests {
  @Test func aRightDocumentHasNoMarks() {
    let document = Manuscript.document(
      to: "各样本单位", attachments: ["样本一览表"],
      body: "一、总则\n（一）目的\n1.甲\n（1）乙\n（2）丙\n2.丁\n（二）范围\n二、附则\n见附件1。")
    #expect(document.marks == [])
  }

  @Test(arguments: [
    MarkedText("样函〔2020〕4号"),
    MarkedText("样（试）函〔2020〕14号"),
    MarkedText("样函[2020]4号", "the year stands in 〔〕: write 〔2020〕"),
    MarkedText("样函(2020)4号", "the year stands in 〔〕: write 〔2020〕"),
    MarkedText("样函（2020）4号", "the year stands in 〔〕: write 〔2020〕"),
    MarkedText("样函【2020】4号", "the year stands in 〔〕: write 〔2020〕"),
    MarkedText("样函﹝2020﹞4号", "the year stands in 〔〕: write 〔2020〕"),
    MarkedText("样函〔2020〕第4号", "there is no 第 in front of the number; remove it"),
    MarkedText("样函〔2020〕04号", "the number has no zeros in front; remove them"),
  ])
  func documentNumbers(_ number: MarkedText) {
    let marks = Manuscript.document(number: number.text).marks
    #expect(marks == number.marks.map { "3:9 document-number: '\(number.text)': \($0)" })
  }

  @Test(arguments: ["样函2020年4号", "〔2020〕4号", "样函〔20〕4号", "样函〔2020〕4"])
  func whatIsNoDocumentNumber(_ number: String) {
    #expect(
      Manuscript.document(number: number).marks == [
        "3:9 document-number: '\(number)' is no document number; write it as 人社鉴函〔2020〕40号"
      ])
  }

  @Test func aDocumentNumberStandsAlone() {
    #expect(
      Manuscript.document(number: "样函〔2020〕4号文").marks == [
        "3:9 document-number: '样函〔2020〕4号文' has more than a document number; "
          + "write it as 人社鉴函〔2020〕40号"
      ])
  }

  @Test func theYearOfTheNumberIsThatOfTheDate() {
    #expect(
      Manuscript.document(year: 2021).marks == [
        "3:9 number-year: the number is of 2020 and the date of 2021; correct one of them"
      ])
  }

  @Test(arguments: [
    MarkedText("关于样本的通知"),
    MarkedText("关于印发《样本办法（试行）》的通知"),
    MarkedText("样本管理办法的意见（试行）"),
    MarkedText("样本令"),
    MarkedText("样本\u{F9A8}"),
    MarkedText("关于样本的通知（试行）。", "title-end: a title ends without '。'; remove it"),
    MarkedText("关于转发通知的意见"),
    MarkedText("关于样本的通知。", "title-end: a title ends without '。'; remove it"),
    MarkedText("关于样本的通知！", "title-end: a title ends without '！'; remove it"),
    MarkedText(
      "样本工作安排",
      "title-kind: the title does not say what kind of document it is; let it end in 通知, 公告, 意见, "
        + "函 or another of the fifteen kinds"),
    MarkedText(
      "关于转发样本的通知的通知",
      "title-nested: the title says '通知的通知'; leave one of them out, as in 转发…通知"),
  ])
  func titles(_ title: MarkedText) {
    #expect(Manuscript.document(title: title.text).marks == title.marks.map { "2:8 \($0)" })
  }

  @Test func newsWithoutANumberNeedNotNameAKind() {
    #expect(Manuscript.document(title: "样本工作安排", number: nil).marks == [])
  }

  @Test(arguments: ["：", ":", "。"])
  func addresseesEndWithoutAMark(_ mark: Character) {
    #expect(
      Manuscript.document(to: "各样本单位\(mark)").marks == [
        "4:5 addressees: 'to' ends in '\(mark)'; remove it, the page puts the colon there"
      ])
  }

  @Test(arguments: [
    MarkedText("样本一览表"),
    MarkedText("2020年样本一览表"),
    MarkedText("样本一览表。", "the title of an attachment ends without '。'; remove it"),
    MarkedText("1、样本一览表", "attachments are numbered by the page; remove '1、'"),
    MarkedText("2.样本一览表", "attachments are numbered by the page; remove '2.'"),
  ])
  func titlesOfAttachments(_ title: MarkedText) {
    #expect(
      Manuscript.document(attachments: [title.text]).marks
        == title.marks.map { "6:12 attachments: \($0)" })
  }
}
