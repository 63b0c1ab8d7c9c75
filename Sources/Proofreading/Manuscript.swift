/// A document as a proofreader gets it: its fields, and its text.
package struct Manuscript: Sendable {
  /// 标题.
  package var title: PlacedText
  /// 发文字号; nil where the document has none, as news do not.
  package var number: PlacedText?
  /// The year of 成文日期; nil where it is not known.
  package var year: Int?
  /// 主送; nil where there is none.
  package var addressees: PlacedText?
  /// The titles of the attachments.
  package var attachments: [PlacedText]
  /// The text in Markdown.
  package var body: VisibleText

  package init(
    title: PlacedText, number: PlacedText? = nil, year: Int? = nil, addressees: PlacedText? = nil,
    attachments: [PlacedText] = [], body: VisibleText = VisibleText("")
  ) {
    self.title = title
    self.number = number
    self.year = year
    self.addressees = addressees
    self.attachments = attachments
    self.body = body
  }
}

/// A text and where it begins in its file, both from 1.
package struct PlacedText: Equatable, Sendable {
  package var text: String
  package var line: Int
  package var column: Int

  package init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}
