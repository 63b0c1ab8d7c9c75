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
  func provenance(_ guidance: Guidance) -> Provenance {
    let province = trimmed("province")
    let typedYear = trimmed("year")
    let region = province.isEmpty ? nil : guidance.region(named: province)
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
  var rest = text[...]
  let unit = [UInt8]("年")
  if rest.suffix(unit.count).elementsEqual(unit) { rest = rest.dropLast(unit.count) }
  var year = 0
  var digits = 0
  while let digit = rest.takeDigit() {
    year = year * 10 + digit
    digits += 1
    guard digits <= 4 else { return nil }
  }
  return rest.isEmpty && digits == 4 && 1900...2155 ~= year ? year : nil
}

extension ArraySlice<UInt8> {
  /// Takes a digit from the front, of ASCII or full-width (U+FF10 to U+FF19); nil where there is none.
  fileprivate mutating func takeDigit() -> Int? {
    if let first, 0x30...0x39 ~= first {
      self = dropFirst()
      return Int(first) - 0x30
    }
    guard count >= 3, self[startIndex] == 0xef, self[startIndex + 1] == 0xbc,
      0x90...0x99 ~= self[startIndex + 2]
    else { return nil }
    defer { self = dropFirst(3) }
    return Int(self[startIndex + 2]) - 0x90
  }
}
