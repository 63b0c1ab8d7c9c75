/// Makes texts that look like what people type; the same seed makes the same texts.
///
/// The random numbers are those of SplitMix64.
struct TextGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Spaces and invisible characters, which no number cares about.
  static let spaces = [
    " ", "\t", "\u{A0}", "\u{2003}", "\u{202F}", "\u{3000}", "\u{200B}", "\u{200E}", "\u{FEFF}",
  ]

  private static let han = ["某", "甲", "乙", "字", "第", "号", "\u{3400}", "\u{20000}", "〇"]
  private static let latin = "0123456789OILXHMYabxyz".map(String.init)
  private static let odd = ["·", "-", "—", ".", "。", "（", ")", "Ｘ", "×", "Х", "é", "'", "_", "ａ"]

  /// A generator that always starts alike for one seed.
  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Anything: a number, or up to thirty characters from every kind.
  mutating func text() -> String {
    guard Bool.random(using: &self) else { return disguised(number(), fillers: Self.odd) }
    return pick(0...30, from: Self.han + Self.latin + Self.odd + Self.spaces)
  }

  /// A number of one of the lengths that have a rule, mostly digits.
  mutating func number() -> String {
    let digits = Self.latin.prefix(10)
    let length = [9, 11, 13, 15, 16, 17, 18, 22].randomElement(using: &self) ?? 1
    let front = pick(0...2, from: Self.latin)
    return front + pick((length - front.count)...(length - front.count), from: Array(digits))
  }

  /// A Han name of two to ten characters.
  mutating func hanName() -> String {
    pick(2...10, from: Self.han)
  }

  /// The text with fillers at random places, and some of its ASCII in full width or lower case.
  mutating func disguised(_ text: String, fillers: [String]) -> String {
    text.map { character in
      let filler = Int.random(in: 0..<4, using: &self) == 0 ? pick(1...1, from: fillers) : ""
      return widened(character) + filler
    }.joined()
  }

  /// Up to twelve bytes, half of them continuation bytes.
  mutating func bytes() -> [UInt8] {
    (0..<Int.random(in: 0...12, using: &self)).map { _ in
      let byte = UInt8.random(in: 0...255, using: &self)
      return Bool.random(using: &self) ? byte & 0x3F | 0x80 : byte
    }
  }

  private mutating func widened(_ character: Character) -> String {
    guard Bool.random(using: &self), let ascii = character.asciiValue, ascii > 0x20,
      let wide = Unicode.Scalar(UInt32(ascii) + 0xFEE0)
    else { return character.lowercased() }
    return String(wide)
  }

  private mutating func pick(_ count: ClosedRange<Int>, from choices: [String]) -> String {
    (0..<Int.random(in: count, using: &self)).map { _ in
      choices.randomElement(using: &self) ?? ""
    }.joined()
  }
}
