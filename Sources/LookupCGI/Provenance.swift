import AnswerPage
import CertificateIndex

/// Where and when a certificate was issued, as far as the visitor says.
///
/// It is no part of the question: only the answer that nothing was found makes use of it.
struct Provenance {
  /// The region of that name; nil where none was chosen, or one that the site does not know.
  let region: Region?
  /// The year of issue; nil where none was typed, or none that could be one.
  let year: Int?
  /// Whether a region was named that the site does not know.
  let hasUnknownRegion: Bool
  /// Whether something was typed that is no year.
  let hasUnknownYear: Bool
}

extension TypedForm {
  /// Where and when the certificate was issued, as far as it was said.
  func provenance(_ page: AnswerPage) -> Provenance {
    let province = trimmed("province")
    let typedYear = trimmed("year")
    let region = province.isEmpty ? nil : page.province(named: province)
    let year = year(typedYear)
    return Provenance(
      region: region, year: year, hasUnknownRegion: !province.isEmpty && region == nil,
      hasUnknownYear: !typedYear.isEmpty && year == nil)
  }

  /// What was typed into a further field, without the spaces around it.
  private func trimmed(_ name: StaticString) -> [UInt8] {
    let typed = text(name)
    guard let first = typed.firstIndex(where: { !isSpace($0) }),
      let last = typed.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(typed[first...last])
  }
}

/// The year that a text names: four digits of either width, and 年 or nothing behind them.
private func year(_ text: [UInt8]) -> Int? {
  var year = 0
  var place = 0
  while place < text.count, year < 1000 {
    let width = text[place] == 0xef ? 3 : 1
    guard let digit = digit(text, at: place) else { return nil }
    year = year * 10 + digit
    place += width
  }
  let rest = text[place...]
  return 1900...2155 ~= year && (rest.isEmpty || rest.elementsEqual([0xe5, 0xb9, 0xb4]))
    ? year : nil
}

/// The digit at a place, of ASCII or full-width (U+FF10 to U+FF19); nil where there is none.
private func digit(_ text: [UInt8], at place: Int) -> Int? {
  if 0x30...0x39 ~= text[place] { return Int(text[place]) - 0x30 }
  guard place + 2 < text.count, text[place] == 0xef, text[place + 1] == 0xbc,
    0x90...0x99 ~= text[place + 2]
  else { return nil }
  return Int(text[place + 2]) - 0x90
}
