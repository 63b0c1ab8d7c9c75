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
    findings(inUTF8: Array(text.utf8), firstLine: firstLine)
  }

  /// The same of a text in UTF-8.
  package static func findings(inUTF8 text: [UInt8], firstLine: Int = 1) -> [Finding] {
    LongNumberLines.all(in: text).flatMap { line in
      findings(inLine: text[line.range], number: firstLine + line.index)
    }
  }

  private static func findings(inLine line: ArraySlice<UInt8>, number: Int) -> [Finding] {
    let line = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    return WrittenNumber.all(in: line).compactMap { written in
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
