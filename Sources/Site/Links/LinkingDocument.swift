/// The text of a page, in which links stand; one for all copies of what is known of the page.
final class LinkingDocument: Sendable {
  let body: DocumentBody
  /// Whether what is wrong with it stops no build.
  let isDraft: Bool

  init(_ body: DocumentBody, isDraft: Bool = false) {
    self.body = body
    self.isDraft = isDraft
  }
}
