import Proofreading
import Testing

/// A text and what a proofreader marks in it.
struct MarkedText: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let marks: [String]

  init(_ text: String, _ marks: String...) {
    testDescription = text
    self.text = text
    self.marks = marks
  }
}

extension Manuscript {
  /// A document with a number, right in everything but what is given.
  static func document(
    title: String = "关于样本的通知", number: String? = "样函〔2020〕4号", year: Int = 2020,
    to addressees: String? = nil, attachments: [String] = [], body: String = ""
  ) -> Manuscript {
    Manuscript(
      title: PlacedText(title, line: 2, column: 8),
      number: number.map { PlacedText($0, line: 3, column: 9) }, year: year,
      addressees: addressees.map { PlacedText($0, line: 4, column: 5) },
      attachments: attachments.enumerated().map { PlacedText($1, line: 6 + $0, column: 12) },
      body: VisibleText(body, firstLine: 10))
  }

  /// What a proofreader marks in it: line, column, rule and message.
  var marks: [String] { Proofreader.findings(in: self).map(\.mark) }
}

extension Finding {
  var mark: String { "\(line):\(column) \(rule.rawValue): \(message)" }
}
