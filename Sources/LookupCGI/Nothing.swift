package import CertificateIndex

/// That no certificate was found, and all that the answer depends on besides the page.
///
/// Nothing of what the index holds is in it but the day of its data. So the answer cannot tell whether a
/// part of what was typed is true of a certificate.
package struct Nothing: Equatable, Sendable {
  package let form: TypedForm
  /// The day up to which the data is complete.
  package let asOf: CivilDate
  /// The year of today.
  package let thisYear: Int

  package init(form: TypedForm, asOf: CivilDate, thisYear: Int) {
    self.form = form
    self.asOf = asOf
    self.thisYear = thisYear
  }
}
