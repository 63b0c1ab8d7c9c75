/// A score in one part of an examination: 0 to 100 with at most one decimal, or one of the words that
/// stand on certificates in its place.
package struct Score: Equatable, Sendable {
  /// 1 and the tenths of a point, or from 1,002 the number of the word.
  package let code: UInt16

  /// Bits that a score needs; 0 stands for none.
  package static let width = 11

  /// Nil for a code that stands for no score.
  package init?(code: UInt16) {
    guard 1..<Score.firstWord + UInt16(Score.words.count) ~= code else { return nil }
    self.code = code
  }

  /// Reads a score as written; nil for anything that is none.
  package init?(text: [UInt8]) {
    if let word = Score.words.firstIndex(where: { text == $0 }) {
      code = Score.firstWord + UInt16(word)
    } else if let tenths = tenths(of: text), tenths <= 1000 {
      code = 1 + UInt16(tenths)
    } else {
      return nil
    }
  }

  /// The score as it is shown, such as `85` or `85.5`.
  package var text: [UInt8] {
    guard code < Score.firstWord else {
      return [UInt8](Score.words[Int(code - Score.firstWord)])
    }
    var text: [UInt8] = []
    text.append(decimal: Int(code - 1) / 10)
    if (code - 1) % 10 != 0 {
      text.append(".")
      text.append(decimal: Int(code - 1) % 10)
    }
    return text
  }

  private static let firstWord: UInt16 = 1002
  private static let words: [StaticString] = ["优秀", "良好", "合格", "不合格", "免考"]
}

/// `85`, `85.5` or `85.50` in tenths; nil for anything else.
private func tenths(of text: [UInt8]) -> Int? {
  let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard let whole = parts.first, 1...3 ~= whole.count, parts.count <= 2,
    let points = digits(whole)
  else { return nil }
  guard parts.count == 2 else { return points * 10 }
  guard 1...2 ~= parts[1].count, let fraction = digits(parts[1]) else { return nil }
  if parts[1].count == 1 { return points * 10 + fraction }
  return fraction % 10 == 0 ? points * 10 + fraction / 10 : nil
}

private func digits(_ text: ArraySlice<UInt8>) -> Int? {
  var number = 0
  for character in text {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= character else { return nil }
    number = number * 10 + Int(character - UInt8(ascii: "0"))
  }
  return number
}
