/// Finds numbers that belong to a person: of mobile phones and of identity cards.
///
/// Messages never repeat a number whole.
package enum PersonalNumbers {
  /// What is found in a text, whatever its format.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - firstLine: The line of the file where it begins.
  /// - Returns: The findings, in order.
  /// - Complexity: Linear in the text.
  package static func findings(in text: String, firstLine: Int = 1) -> [Finding] {
    guard hasLongNumber(text) else { return [] }
    return Array(text.unicodeScalars).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().flatMap { findings(inLine: Array($1), number: firstLine + $0) }
  }

  /// Most texts have no number that is long enough; this is sure of the others only.
  private static func hasLongNumber(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      // A digit, or the last byte of a full-width one.
      case 0x30...0x39, 0x90...0x99: digits += 1
      // What may stand between digits, and the first bytes of full-width ones.
      case 0x20, 0x2D, 0xEF, 0xBC: break
      default: digits = 0
      }
      if digits >= 11 { return true }
    }
    return false
  }

  private static func findings(inLine line: [Unicode.Scalar], number: Int) -> [Finding] {
    WrittenNumber.all(in: line).compactMap { written in
      guard let rule = written.rule else { return nil }
      return Finding(
        rule, line: number, column: written.start + 1, message(rule, written.digits),
        subject: written.digits)
    }
  }

  private static func message(_ rule: Rule, _ digits: String) -> String {
    let what = rule == .mobileNumber ? "the number of a mobile phone" : "an ID number"
    let masked =
      "\(digits.prefix(3))\(String(repeating: "*", count: digits.count - 7))\(digits.suffix(4))"
    return "\(what) would be published; write it as \(masked), or list it below "
      + "'checks: published_numbers:' in site.yaml if it is meant for the public"
  }

  /// A number as findings name it: digits and X alone.
  package static func plain(_ number: String) -> String {
    number.unicodeScalars.compactMap {
      $0.digit.map(String.init) ?? ("XxＸｘ".unicodeScalars.contains($0) ? "X" : nil)
    }
    .joined()
  }
}
