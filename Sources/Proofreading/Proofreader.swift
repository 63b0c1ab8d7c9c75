/// Reads documents for the mistakes that can be seen without understanding them.
package enum Proofreader {
  /// The rules of an official document; a new one is a file of its own and a line here.
  private static let documentRules: [any DocumentRule.Type] = [
    DocumentNumberRule.self, TitleRule.self, SecrecyRule.self, AddresseesRule.self,
    CitationRule.self, HeadingRule.self, AttachmentRule.self,
  ]

  /// The rules of any text.
  private static let textRules: [any TextRule.Type] = [
    PunctuationRule.self, PairRule.self, DateRule.self, ImageTextRule.self,
  ]

  /// The characters of a text at which rules look.
  static var marks: String {
    documentRules.map { $0.marks }.joined() + textRules.map { $0.marks }.joined()
  }

  /// What is wrong with a document.
  ///
  /// - Complexity: Linear in its text.
  package static func findings(in manuscript: Manuscript) -> [Finding] {
    documentRules.flatMap { $0.findings(in: manuscript) } + findings(in: manuscript.body)
  }

  /// What is wrong with a text that is no document.
  package static func findings(in text: VisibleText) -> [Finding] {
    textRules.flatMap { $0.findings(in: text) }
  }
}
