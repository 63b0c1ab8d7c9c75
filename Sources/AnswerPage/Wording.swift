/// A part of the answer that is HTML, written by a template of the same name.
///
/// Answers with certificates are made of the first ones, which stand in the front of the answer page.
package enum Part: UInt8, CaseIterable, Sendable {
  /// The whole page of the site around an answer.
  case shell
  /// Certificates were found.
  case found
  /// One certificate.
  case certificate
  /// One certificate that was revoked.
  case revokedCertificate
  /// One label and its value.
  case row
  /// Nothing was found.
  case none
  /// The form cannot be asked as it is.
  case invalid
  /// One thing that is wrong with the form.
  case problem
  /// The page was called without a form.
  case method
  /// The form is too large.
  case tooLarge
  /// The lookup cannot answer now.
  case unavailable
  /// The form must be sent over an encrypted connection.
  case insecure
  /// The form stands on a page of another site.
  case foreign
  /// The form that came back is too old.
  case expired
  /// Work is asked for before the answer.
  case busy
  /// Work is asked for of a client that has asked very often.
  case limited

  /// The last one of those in front.
  static let lastInFront = row

  /// The name of the part's template.
  package var key: StaticString {
    switch self {
    case .shell: "shell"
    case .found: "found"
    case .certificate: "certificate"
    case .revokedCertificate: "certificate-revoked"
    case .row: "row"
    case .none: "none"
    case .invalid: "invalid"
    case .problem: "problem"
    case .method: "method"
    case .tooLarge: "too-large"
    case .unavailable: "unavailable"
    case .insecure: "insecure"
    case .foreign: "foreign"
    case .expired: "expired"
    case .busy: "busy"
    case .limited: "limited"
    }
  }
}

/// A sentence or title of the answer that is plain text, from the configuration of the lookups.
package enum Message: UInt8, CaseIterable, Sendable {
  /// Title: certificates were found.
  case found
  /// Title: nothing was found.
  case none
  /// Title: the form cannot be asked as it is.
  case invalid
  /// Title: the page was called without a form.
  case method
  /// Title: the form is too large.
  case tooLarge
  /// Title: the lookup cannot answer now.
  case unavailable
  /// A field without which the lookup cannot be asked is empty.
  case required
  /// Fewer fields are filled than the lookup needs.
  case notEnough
  /// A field holds nothing that could be looked up.
  case empty
  /// A field holds more than any certificate carries.
  case tooLong
  /// A field is not UTF-8.
  case notText
  /// A field holds control characters.
  case control
  /// The form does not come from this site's pages.
  case unknownLookup
  /// Title: the form must be sent over an encrypted connection.
  case insecure
  /// Title: the form stands on a page of another site.
  case foreign
  /// Title: the form that came back is too old.
  case expired
  /// Title: work is asked for before the answer.
  case busy

  /// The name of the message in the configuration.
  package var key: StaticString {
    switch self {
    case .found: "found"
    case .none: "none"
    case .invalid: "invalid"
    case .method: "method"
    case .tooLarge: "too_large"
    case .unavailable: "unavailable"
    case .required: "required"
    case .notEnough: "not_enough"
    case .empty: "empty"
    case .tooLong: "too_long"
    case .notText: "not_text"
    case .control: "control"
    case .unknownLookup: "unknown_lookup"
    case .insecure: "insecure"
    case .foreign: "foreign"
    case .expired: "expired"
    case .busy: "busy"
    }
  }
}
