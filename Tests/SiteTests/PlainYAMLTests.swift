import TestSupport
import Testing

@testable import Site

@Suite struct PlainYAMLTests {
  private let place = YAMLPlace(path: "a.md", lineOffset: 0, digest: "".digest)

  private func plain(_ text: String) -> YAMLNode? {
    Array(text.utf8).withUnsafeBufferPointer(PlainYAML.value)
  }

  private func parsed(_ text: String) throws -> YAMLNode? {
    try YAMLDocument.parse(text, place)
  }

  @Test(arguments: [
    "title: 关于开展统计报表报送的通知（示例9991）\nnumber: 示例函〔2020〕9991号\ndate: 2020-06-03",
    "to: 各单位，各机构\ncopies: [一, 二 三, 'a: b', \"c # d\", ]\ntopics: []",
    "published: 2020-10-28 09:30\nsource: http://a.b/c#d  # a comment\n\n# another\n  # and one\ndraft: true ",
    "contact: {name: 姓名, phone: \"000-00000000\"}\nattachments:\n  - {title: 一, file: a.pdf}\n  - {}",
    "attachments:\n- title: 一\n  file: a.pdf\n-   title: 二\n    of: [ [a, b], [c] ]\nissuer:\n    - 甲\n    - '乙'\ndate: x",
    "a:  # below\n\n  b:\n    c: d\n  e:\n  - f\ng: h\n",
  ])
  func plainFieldsAreRead(_ text: String) throws {
    let value = plain(text)
    let whole = try parsed(text)
    #expect(value != nil)
    #expect(value == whole)
  }

  @Test(arguments: [
    "", "a", "a:", "a: b: c", "a: &b c", "a: !b c", "a: |\n b", "a: b\n c", "a: \"b\\n\"",
    "a: 'b''c'", "a:\tb",
    "a: b\na: c", "- a", "a: [b\n  ,c]", "a: b\n---\nc: d", "a: [b: c]", "a: [b#c]", "a: [b, , c]",
    "? a", "a: - b",
    "a: b\u{85}c", "a: b\u{2028}c", "\u{feff}a: b", "a: b\u{1}", "a: b\r\nc: d", "a: {b: c, b: d}",
    "a: b\n  # c\n  d",
    "é: b", "a : b", "a:b", "\"a\": b", "a: *b", "a: 'b'c", "a: [b]#c", "a: {b: [c}",
    "a:\n b: c\n  d: e",
  ])
  func whatMayMeanSomethingElseIsLeftToTheParserOfAll(_ text: String) {
    #expect(plain(text) == nil)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func plainValuesAreThoseOfAllOfYAML(_ seed: UInt64) throws {
    var fields = RandomFields(seed: seed)
    var count = 0
    for _ in 0..<250 {
      let text = fields.text()
      guard let value = plain(text) else { continue }
      count += 1
      let whole = try parsed(text)
      // As texts, in which other characters for the same are told apart.
      #expect(whole.map { "\($0)" } == "\(value)", "\(text)")
    }
    #expect(count > 25)
  }

  @Test func bracketsWithoutEndNeedNoStack() {
    #expect(plain("a: " + String(repeating: "[", count: 1_000_000)) == nil)
    #expect(plain("a: " + String(repeating: "{a: ", count: 1_000_000)) == nil)
  }
}

/// Fields as authors may write them, with a piece in some that means something to YAML.
private struct RandomFields {
  private var random: SeededRandom
  /// Of a hundred pieces, so many are hostile.
  private var hostility = 0

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  mutating func text() -> String {
    hostility = pick([0, 0, 1, 4, 12])
    let text = fields(indentation: pick([0, 0, 0, 0, 2]), depth: 0)
    return chance(10) ? spoiled(text) : text
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { random.any(of: values) }

  /// The text with a character less, or twice, or with another one at some place.
  private mutating func spoiled(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return text }
    let place = Int.random(in: 0..<scalars.count, using: &random)
    switch pick([0, 1, 2]) {
    case 0: scalars.remove(at: place)
    case 1: scalars.insert(scalars[place], at: place)
    default: scalars.insert(contentsOf: pick(RandomFields.hostile).unicodeScalars, at: place)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let words = [
    "标题", "a", "b c", "2020-10-28", "09:30", "（甲）", "“乙”", "true", "null", "x-y", "😀", "a#b", "1.5",
    "/old/", "é", "〔2020〕1号", "a  b", "\u{a0}", "e\u{301}", "(c)",
  ]

  private static let oddWords = [
    "~", "=", "<<", "50%", "-1", ".", "a,b", "a]b", "a{b", "it's", "http://a.b/c", "null", "+", "¤",
    "a?b",
  ]

  static let hostile = [
    ":", ": ", " :", " #", "# ", "-", "- ", "--- ", "...", "?", "? ", "[", "]", "{", "}", ",", "&a",
    "*a", "!", "!!str ",
    "|", ">", "\"", "'", "''", "\\", "%", "@", "`", "\t", "\r", "\n", "\n ", "\n  ", "\n\n",
    "\u{0}", "\u{7}", "\u{7f}",
    "\u{85}", "\u{9f}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffe}", "\u{ffff}", "\u{fffd}",
    "\u{e000}", "\u{10ffff}",
    " ", "  ", "",
  ]

  private static let names = [
    "title", "number", "a", "b", "c", "d", "e", "f", "publish_from", "x-y", "A1", "true", "null",
    "2020", "_", "no",
  ]

  private mutating func word() -> String {
    guard chance(hostility) else { return pick(RandomFields.words) }
    let text = pick(RandomFields.words + RandomFields.oddWords)
    return pick([text + pick(RandomFields.hostile), pick(RandomFields.hostile) + text])
  }

  private mutating func scalar() -> String {
    switch pick([0, 0, 0, 0, 1, 2]) {
    case 0: (0..<pick([1, 1, 2, 3])).map { _ in word() }.joined(separator: pick(["", " ", "，"]))
    case 1: "\"" + word() + pick(["", " ", ": ", " # ", ", "]) + word() + "\""
    default: "'" + word() + pick(["", " ", ": ", " # ", ", "]) + word() + "'"
    }
  }

  private mutating func name() -> String {
    chance(hostility) ? word() : pick(RandomFields.names)
  }

  private mutating func inline(depth: Int) -> String {
    let count = pick([0, 1, 2, 3])
    let comma = pick([", ", ",", " , ", ",  "])
    switch depth < 3 ? pick([0, 0, 0, 1, 2]) : 0 {
    case 0: return scalar()
    case 1:
      let items = (0..<count).map { _ in inline(depth: depth + 1) }.joined(separator: comma)
      return pick(["[", "[ "]) + items + pick(["]", " ]", ",]"])
    default:
      let items = (0..<count).map { _ in name() + ": " + inline(depth: depth + 1) }
        .joined(separator: comma)
      return pick(["{", "{ "]) + items + pick(["}", " }", ", }"])
    }
  }

  private mutating func lineEnd() -> String {
    pick(["", "", "", "", "", " ", "  # c", " #", "#", "\n", "\n# c", "\n  # c", "\n   "]) + "\n"
  }

  private mutating func fields(indentation: Int, depth: Int) -> String {
    (0..<pick([1, 2, 3, 5])).map { _ in
      let indentation = chance(hostility) ? indentation + pick([-1, 1, 2]) : indentation
      let spaces = String(repeating: " ", count: max(0, indentation))
      return spaces + field(indentation: indentation, depth: depth)
    }.joined()
  }

  private mutating func field(indentation: Int, depth: Int) -> String {
    let start = name() + ":"
    switch depth < 3 ? pick([0, 0, 0, 1, 2]) : 0 {
    case 0: return start + pick([" ", " ", "  "]) + inline(depth: 0) + lineEnd()
    case 1:
      return start + lineEnd() + items(indentation: indentation + pick([0, 2, 4]), depth: depth)
    default:
      return start + lineEnd()
        + fields(indentation: indentation + pick([1, 2, 4]), depth: depth + 1)
    }
  }

  private mutating func items(indentation: Int, depth: Int) -> String {
    (0..<pick([1, 2, 3])).map { _ in
      let spaces = String(repeating: " ", count: max(0, indentation))
      let mark = pick(["- ", "- ", "-   "])
      guard chance(40) else { return spaces + mark + inline(depth: 0) + lineEnd() }
      let inner = indentation + mark.count
      return spaces + mark + field(indentation: inner, depth: depth + 1)
        + fields(indentation: inner, depth: depth + 1)
    }.joined()
  }
}
