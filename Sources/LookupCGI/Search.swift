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
  /// Each complete key of the lookup is probed. A certificate must come from all of them; within an
  /// index two certificates that share a value but not all of them never have equal payloads.
  package func search(_ query: Query) throws(IndexError) -> Findings {
    var common: [Payload] = []
    var isFirst = true
    for (section, key) in query.definition.keys.enumerated() {
      let values = query.values(of: key)
      guard !values.isEmpty else { continue }
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

/// The payloads that are in both lists; one that is repeated, as often as in the shorter list.
private func intersection(_ left: [Payload], _ right: [Payload]) -> [Payload] {
  let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
  return shorter.filter(longer.contains)
}
