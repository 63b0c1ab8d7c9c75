/// Reads documents for the mistakes that can be seen without understanding them.
package enum Proofreader {
  /// The checks of an official document; a new one is a file of its own and a line here.
  private static let checks: [@Sendable (Manuscript) -> [Finding]] = [
    DocumentNumberRule.findings, TitleRule.findings, SecrecyRule.findings,
    AddresseesRule.findings, CitationRule.findings, HeadingRule.findings,
    AttachmentRule.findings,
  ]

  /// The checks of any text.
  private static let textChecks: [@Sendable ([TextLine]) -> [Finding]] = [
    PunctuationRule.findings, PairRule.findings, DateRule.findings, ImageTextRule.findings,
  ]

  /// What is wrong with a document.
  ///
  /// - Complexity: Linear in its text.
  package static func findings(in manuscript: Manuscript) -> [Finding] {
    checks.flatMap { $0(manuscript) } + findings(in: manuscript.body)
  }

  /// What is wrong with a text that is no document.
  package static func findings(in text: [TextLine]) -> [Finding] {
    textChecks.flatMap { $0(text) }
  }
}
