/// A place in a fragment.
package enum Slot: UInt8, CaseIterable, Sendable {
  /// The outcome, for programs: `found`, `none`, `invalid`, `busy` or `error`.
  case result
  /// The title of the page.
  case title
  /// What stands under the title.
  case body
  /// How many certificates were found.
  case count
  /// What the visitor asked, as rows.
  case asked
  /// The certificates that were found.
  case certificates
  /// The day up to which the data is complete.
  case asOf
  /// The number of a certificate in the answer, from 1.
  case ordinal
  /// The columns of a certificate, as rows.
  case rows
  /// What a row or a problem is about.
  case label
  /// What a row says.
  case value
  /// What is wrong with a form, as a list.
  case problems
  /// What is wrong with one field.
  case message
  /// The form that was sent, to be corrected.
  case form
  /// The certificate number that was typed.
  case certificateNumber
  /// The name that was typed.
  case name
  /// The sealed form, to be sent again.
  case ticket
  /// The largest beginning of a hash that the proof of work may have, in 16 hexadecimal digits.
  case target
  /// The seconds after which the form is answered without work.
  case wait
  /// The time of day from which on it is.
  case ready
  /// The province that was chosen, as the first option of the form.
  case province
  /// The year of issue that was typed.
  case year
  /// The attribute that opens the form's further fields, where one of them was filled.
  case unfolded
  /// What can be said of what was typed.
  case hints
  /// Which certificates can be found.
  case coverage
  /// Whom to ask in a province.
  case contact
  /// What a province is called.
  case region
  /// The month from which certificates can be found.
  case first
  /// The month up to which they can.
  case last
  /// What the lookup that was asked is called.
  case lookup
  /// What the lookup is called to which the number belongs.
  case other
  /// The id of that lookup's form.
  case otherForm

  /// The name of the place in templates.
  package var key: StaticString {
    switch self {
    case .result: "result"
    case .title: "title"
    case .body: "body"
    case .count: "count"
    case .asked: "asked"
    case .certificates: "certificates"
    case .asOf: "asOf"
    case .ordinal: "ordinal"
    case .rows: "rows"
    case .label: "label"
    case .value: "value"
    case .problems: "problems"
    case .message: "message"
    case .form: "form"
    case .certificateNumber: "certificateNumber"
    case .name: "name"
    case .ticket: "ticket"
    case .target: "target"
    case .wait: "wait"
    case .ready: "ready"
    case .province: "province"
    case .year: "year"
    case .unfolded: "unfolded"
    case .hints: "hints"
    case .coverage: "coverage"
    case .contact: "contact"
    case .region: "region"
    case .first: "first"
    case .last: "last"
    case .lookup: "lookup"
    case .other: "other"
    case .otherForm: "otherForm"
    }
  }
}
