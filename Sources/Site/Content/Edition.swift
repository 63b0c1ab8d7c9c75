package import CertificateIndex

/// What of the content a build publishes.
package struct Edition: Equatable, Sendable {
  /// The day of the build, by which documents appear and expire.
  ///
  /// It is given and never asked of the clock here: the same content and day give the same site.
  package var today: CivilDate
  /// Whether drafts, and documents whose day is still to come, are shown too.
  package var includesDrafts: Bool

  package init(today: CivilDate, includesDrafts: Bool = false) {
    self.today = today
    self.includesDrafts = includesDrafts
  }

  /// Whether a document is in this edition.
  func includes(_ notice: Notice) -> Bool {
    if includesDrafts { return true }
    return !notice.isDraft && (notice.publishFrom.map { $0 <= today } ?? true)
  }
}
