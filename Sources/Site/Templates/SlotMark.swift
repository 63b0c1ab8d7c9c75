/// A mark that a template renders in the place of a text: a control character, which no page may contain,
/// the number of the text, and a character that shows whether the template asked for text or for HTML.
struct SlotMark {
  /// Whose text it is.
  enum Kind: UInt8 {
    /// Of one page.
    case own = 2
    /// Of all pages of a shape.
    case fixed = 3
  }

  let kind: Kind
  let number: Int
  /// Whether the text is to be escaped.
  let isEscaped: Bool
  /// How many digits the number is written with, behind the first byte.
  let digits: Int
  /// How many bytes the mark has.
  let length: Int

  /// A mark as a value for the template engine.
  static func text(_ kind: Kind, _ number: Int) -> String {
    String(UnicodeScalar(kind.rawValue)) + "\(number)<"
  }

  private static let rawEnd = Array("<".utf8)
  private static let escapedEnd = Array("&lt;".utf8)

  /// The mark that rendered bytes begin with; nil where it is none.
  init?(at bytes: ArraySlice<UInt8>) {
    guard let kind = bytes.first.flatMap(Kind.init) else { return nil }
    let digits = bytes.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let behind = bytes[digits.endIndex...]
    let end = [SlotMark.rawEnd, SlotMark.escapedEnd].first { behind.starts(with: $0) }
    guard let end, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.kind = kind
    self.number = number
    isEscaped = end == SlotMark.escapedEnd
    self.digits = digits.count
    length = 1 + digits.count + end.count
  }
}
