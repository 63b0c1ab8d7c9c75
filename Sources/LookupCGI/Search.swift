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
    var common: [Payload] = []
    var isFirst = true
    for section in query.sections {
      let values = query.values(of: query.definition.keys[section])
      let found = try payloads(section: section, values: values)
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
  /// The sections to probe: those of complete keys, or of those with the certificate number alone where
  /// they have all that was typed.
  fileprivate var sections: [Int] {
    var complete: [Int] = []
    var numbered: [Int] = []
    var typed: FieldSet = []
    var covered: FieldSet = []
    for (section, key) in definition.keys.enumerated() where !values(of: key).isEmpty {
      complete.append(section)
      typed.formUnion(key)
      guard key.contains(.certificateNumber) else { continue }
      numbered.append(section)
      covered.formUnion(key)
    }
    return covered == typed ? numbered : complete
  }
}

/// The payloads that are in both lists; one that is repeated, as often as in the shorter list.
private func intersection(_ left: [Payload], _ right: [Payload]) -> [Payload] {
  let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
  return shorter.filter(longer.contains)
}
