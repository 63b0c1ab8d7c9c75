/// 发文字号: letters of the body, the year in 〔〕, a number without 第 and without zeros in front, 号
/// (GB/T 9704-2012, section 7.2.5).
enum DocumentNumberRule: DocumentRule {
  static func findings(in manuscript: Manuscript) -> [Finding] {
    guard let number = manuscript.number else { return [] }
    guard let parts = CitedNumber.first(in: Characters(number.text)) else {
      return [
        Finding(.documentNumber, at: number, "'\(number.text)' is no document number; \(form)")
      ]
    }
    return form(of: number, parts) + year(of: number, parts, manuscript)
  }

  private static let form = "write it as 人社鉴函〔2020〕40号"

  private static func form(of number: PlacedText, _ parts: CitedNumber) -> [Finding] {
    let length = number.text.utf8.count
    if let problem = parts.problem {
      return [Finding(.documentNumber, at: number, "'\(number.text)': \(problem)")]
    }
    guard parts.range == 0..<length, 1...15 ~= parts.bodyLength else {
      return [
        Finding(
          .documentNumber, at: number,
          "'\(number.text)' has more than a document number; \(form)")
      ]
    }
    return []
  }

  private static func year(
    of number: PlacedText, _ parts: CitedNumber, _ manuscript: Manuscript
  ) -> [Finding] {
    guard let year = manuscript.year, year != parts.year else { return [] }
    return [
      Finding(
        .numberYear, at: number,
        "the number is of \(parts.year) and the date of \(year); correct one of them")
    ]
  }
}
