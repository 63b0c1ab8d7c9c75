/// A rule of proofreading; its raw value is the name by which `checks:` in site.yaml sets it.
package enum Rule: String, CaseIterable, Sendable {
  /// 发文字号 as GB/T 9704-2012, section 7.2.5, writes it.
  case documentNumber = "document-number"
  /// The year in the number is that of the date.
  case numberYear = "number-year"
  /// A document with a mark of secrecy must not be published.
  case secrecy
  /// The number of a copy (份号) belongs on paper.
  case copyNumber = "copy-number"
  /// A title has no punctuation at its end.
  case titleEnd = "title-end"
  /// A title names one of the fifteen kinds of official documents.
  case titleKind = "title-kind"
  /// A title does not say 通知的通知.
  case titleNested = "title-nested"
  /// 主送 ends without a mark; the page sets it.
  case addressees
  /// Numbers of headings: their form.
  case headingForm = "heading-form"
  /// Numbers of headings: none is left out, none stands twice.
  case headingOrder = "heading-order"
  /// Full-width punctuation in Chinese text.
  case punctuation
  /// Quotation marks, brackets and title marks come in pairs.
  case pairs
  /// Dates in the text.
  case dates
  /// A document is cited by its title, then its number.
  case citation
  /// Attachments: their titles, and whether those that the text names are there.
  case attachments
  /// Files beside documents are named by one of them.
  case unlistedFile = "unlisted-file"
  /// Pictures say in words what they show.
  case imageText = "image-text"
  /// Links lead to a page or file of the site.
  case link
  /// Links to a place in a page lead to one that it has.
  case anchor
  /// Documents are not of a day still to come.
  case futureDate = "future-date"
  /// Rows of certificates and aliases are such as an index takes.
  case rows
  /// Numbers of mobile phones.
  case mobileNumber = "mobile-number"
  /// Numbers of identity cards.
  case idNumber = "id-number"

  /// Whether a site with such a finding is not built, unless `checks:` says otherwise.
  package var isErrorByDefault: Bool {
    switch self {
    case .documentNumber, .secrecy, .link, .anchor, .mobileNumber, .idNumber: true
    default: false
    }
  }
}
