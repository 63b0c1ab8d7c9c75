package import CertificateIndex

/// Certificates that fit a query, and how far the data reaches.
package struct Findings: Equatable, Sendable {
  package let certificates: [Certificate]
  package let asOf: CivilDate

  package init(certificates: [Certificate], asOf: CivilDate) {
    self.certificates = certificates
    self.asOf = asOf
  }
}

extension IndexReader {
  /// The certificates of which everything that was typed is true.
  ///
  /// A certificate must come from each key that is probed, and those have all that was typed; within an
  /// index two certificates that share their number but not all of it never have equal payloads.
  package func search(_ query: Query) throws(IndexError) -> Findings {
    let needsNumber = query.numberedKeysSuffice
    var common: [Payload] = []
    var isFirst = true
    for (section, key) in query.definition.keys.enumerated()
    where key.isSubset(of: query.filled) && (!needsNumber || key.contains(.certificateNumber)) {
      let found = try payloads(section: section, values: query.values(of: key))
      common = isFirst ? found : intersection(common, found)
      isFirst = false
    }
    var certificates: [Certificate] = []
    for payload in common {
      certificates.append(try certificate(payload))
    }
    return Findings(certificates: certificates, asOf: header.asOf)
  }
}

extension Query {
  /// Whether the complete keys with the certificate number have all that was typed; then no other is
  /// probed.
  fileprivate var numberedKeysSuffice: Bool {
    var typed: FieldSet = []
    var covered: FieldSet = []
    for key in definition.keys where key.isSubset(of: filled) {
      typed.formUnion(key)
      if key.contains(.certificateNumber) { covered.formUnion(key) }
    }
    return covered == typed
  }
}

/// The payloads that are in both lists; one that is repeated, as often as in the shorter list.
private func intersection(_ left: [Payload], _ right: [Payload]) -> [Payload] {
  let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
  return shorter.filter(longer.contains)
}
