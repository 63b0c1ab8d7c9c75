import CertificateIndex
import Posix

/// A certificate in the index, one of those with its number.
struct StandingRow {
  let records: RowRecords
  /// Which one of them it is, from 0.
  let twin: Int
  /// What the index says of it.
  let facts: CertificateFacts
}

// Rows of aliases.
extension RowResolver {
  /// Enters certificates also under what rows of aliases with their number say.
  func enter(
    _ aliases: ArraySlice<RowRecords>, of certificates: [StandingRow], group: RowGroup
  ) throws(BuildFailure) {
    var entered = EnteredHashes(certificates, sectionCount: sectionCount)
    for row in aliases {
      switch group.subject(of: shape.holder(ofAliases: row.all)) {
      case .certificate(let place):
        let certificate = certificates[place]
        if let column = missing(row, of: certificate) {
          try reject(row.own, RowProblem(.aliasWithoutHolder, column))
        } else {
          try enter(row, of: certificate, &entered)
        }
      case .removed(let removal):
        result.counts[row.own.place.source].superseded += 1
        try log(row.own, .supersededByRemoval, other: group.rows[removal].own.place)
      case .problem(let reason): try reject(row.own, RowProblem(reason, .certificateNumber))
      }
    }
  }

  /// The field of the holder that the row would have to say, because the certificate has it.
  private func missing(_ row: RowRecords, of certificate: StandingRow) -> BatchColumn? {
    let needs = row.own.flags
    let has = certificate.records.own.flags
    if needs.contains(.needsName), has.contains(.hasName) { return .name }
    return needs.contains(.needsIDNumber) && has.contains(.hasIDNumber) ? .idNumber : nil
  }

  /// Enters a certificate under the aliases of a row; what it is entered under already is left out.
  private func enter(
    _ row: RowRecords, of certificate: StandingRow, _ entered: inout EnteredHashes
  ) throws(BuildFailure) {
    var earlier: RowPlace?
    var isNew = false
    for record in row.all.dropFirst() {
      for section in 0..<sectionCount where record.flags.contains(.section(section)) {
        let hash = record.hash(section: section)
        let place = entered.add(hash, section: section, of: certificate, at: row.own.place)
        if let place {
          earlier = min(earlier ?? place, place)
          continue
        }
        isNew = true
        try enter(hash, facts: certificate.facts, section: section)
        result.digest &+= mixed(
          hash.first, hash.second, UInt64(section), certificate.records.own.digest,
          UInt64(certificate.twin))
      }
    }
    if isNew {
      result.counts[row.own.place.source].indexed += 1
    } else {
      result.counts[row.own.place.source].superseded += 1
      try log(row.own, .redundantAlias, other: earlier)
    }
  }

  private func reject(_ row: RowRecord, _ problem: RowProblem) throws(BuildFailure) {
    result.counts[row.place.source].rejected += 1
    try BuildFailure.ofSystem { () throws(SystemError) in
      try events.add(RowEvent(place: row.place, kind: .rejected(problem)))
    }
  }
}

extension RowShape {
  /// Whom a row of aliases names: its own record and further forms of it, which are entered nowhere.
  fileprivate func holder(ofAliases records: ArraySlice<RowRecord>) -> RowSuccession.Holder {
    holder(of: records.prefix { !$0.flags.contains(.isFurtherForm) || !$0.flags.isEntered })
  }
}

extension RowFlags {
  /// Whether the record is entered in any section.
  fileprivate var isEntered: Bool { !isDisjoint(with: RowFlags(rawValue: 0b0111_1000)) }
}

/// The hashes under which certificates with one number are entered, and the row that each is from.
private struct EnteredHashes {
  private var places: [Entry: RowPlace] = [:]

  private struct Entry: Hashable {
    let certificate: Int
    let section: Int
    let first: UInt64
    let second: UInt64
  }

  init(_ certificates: [StandingRow], sectionCount: Int) {
    for certificate in certificates {
      for record in certificate.records.all {
        for section in 0..<sectionCount where record.flags.contains(.section(section)) {
          _ = add(
            record.hash(section: section), section: section, of: certificate, at: record.place)
        }
      }
    }
  }

  /// Adds a hash of a certificate; one that is there already stays, and its row is returned.
  mutating func add(
    _ hash: Bits128, section: Int, of certificate: StandingRow, at place: RowPlace
  ) -> RowPlace? {
    let entry = Entry(
      certificate: certificate.twin, section: section, first: hash.first, second: hash.second)
    if let earlier = places[entry] { return earlier }
    places[entry] = place
    return nil
  }
}
