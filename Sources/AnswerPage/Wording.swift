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
  /// What can be said of what was typed.
  case hints
  /// One thing that can be said of it.
  case hint
  /// That the number is one of another lookup's, with the way to its form.
  case otherLookup
  /// Things that need no doing.
  case notes
  /// Which years can be found.
  case coverage
  /// What can be found of a lookup without years.
  case uncovered

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
    case .hints: "hints"
    case .hint: "hint"
    case .otherLookup: "other-lookup"
    case .notes: "notes"
    case .coverage: "coverage"
    case .uncovered: "uncovered"
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
  /// Hint: the number looks like those of another lookup.
  case otherLookup
  /// Hint: the last character of the ID number does not fit the others.
  case checkCharacter
  /// Hint: the ID number has no possible date of birth.
  case birthDate
  /// Hint: the ID number has too many or too few characters.
  case idLength
  /// Hint: the number has a form that is not usual.
  case unusualNumber
  /// Hint: the number has digits that mean nothing where they stand.
  case unusualDigits
  /// Hint: the number names a year that is to come.
  case futureYear
  /// Hint: the number is perhaps the one that the paper was printed with.
  case stockNumber
  /// Hint: the number names a year of which nothing can be found.
  case outOfRange
  /// Note: an ID number of 15 digits was looked up as 18, too.
  case shortID
  /// Note: 13 digits were looked up with zeros in front.
  case lengthenedNumber
  /// Note: letters were read as digits.
  case correctedNumber
  /// Note: a pass is looked up by its lasting part.
  case pass
  /// Note: the site knows no province of that name.
  case unknownProvince
  /// Note: what was typed is no year.
  case unknownYear
  /// The year that was typed can be found.
  case yearCovered
  /// Some months of that year can be found.
  case yearPartlyCovered
  /// Nothing of that year can be found.
  case yearNotCovered
  /// What the field of the province is called.
  case province
  /// What the field of the year is called.
  case year

  /// What is filled into a message, where it says so.
  package var places: [Slot] {
    switch self {
    case .otherLookup: [.lookup, .other]
    case .futureYear: [.year]
    case .outOfRange: [.year, .region, .first, .last]
    default: []
    }
  }

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
    case .otherLookup: "other_lookup"
    case .checkCharacter: "check_character"
    case .birthDate: "birth_date"
    case .idLength: "id_length"
    case .unusualNumber: "unusual_number"
    case .unusualDigits: "unusual_digits"
    case .futureYear: "future_year"
    case .stockNumber: "stock_number"
    case .outOfRange: "out_of_range"
    case .shortID: "short_id"
    case .lengthenedNumber: "lengthened_number"
    case .correctedNumber: "corrected_number"
    case .pass: "pass"
    case .unknownProvince: "unknown_province"
    case .unknownYear: "unknown_year"
    case .yearCovered: "year_covered"
    case .yearPartlyCovered: "year_partly_covered"
    case .yearNotCovered: "year_not_covered"
    case .province: "province"
    case .year: "year"
    }
  }
}
