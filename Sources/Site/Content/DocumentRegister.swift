import CertificateIndex
import Proofreading

/// The documents of an edition: which are in it, in which order, and how they stand to each other.
struct DocumentRegister {
  /// The newest first.
  private(set) var notices: [Notice]
  private let edition: Edition
  private var places = Places()
  /// Documents of the content that are not in this edition.
  private let withheld: [Notice]

  /// Selects the documents of an edition and links them; what is wrong is added to the diagnostics.
  init(_ documents: [Notice], _ edition: Edition, _ diagnostics: inout [Diagnostic]) {
    self.edition = edition
    withheld = documents.filter { !edition.includes($0) }
    notices = Notice.newestFirst(
      withheld.isEmpty ? documents : documents.filter(edition.includes))
    if notices.contains(where: { $0.text.namesOthers }) {
      places = Places(notices)
      for index in notices.indices { link(index, &diagnostics) }
    }
    for index in notices.indices { settleStatus(index, &diagnostics) }
    diagnostics += notices.compactMap { $0.text.futureDate(on: edition.today) }
  }

  /// Where a document of this edition stands in the list, by what others call it.
  private struct Places {
    var bySource: [String: Int] = [:]
    var byNumber: [String: [Int]] = [:]

    init() {}

    init(_ notices: [Notice]) {
      for (index, notice) in notices.enumerated() {
        bySource[notice.source] = index
        if !notice.number.isEmpty { byNumber[notice.number, default: []].append(index) }
      }
    }

    func callAsFunction(_ name: String) -> [Int] {
      bySource[name].map { [$0] } ?? byNumber[name] ?? []
    }
  }
}

// MARK: Links

extension DocumentRegister {
  /// Links a document to those that it names, and them to it.
  private mutating func link(_ index: Int, _ diagnostics: inout [Diagnostic]) {
    link(notices[index].amends, of: index, \.amends, \.amendedBy, &diagnostics)
    link(notices[index].repeals, of: index, \.repeals, \.repealedBy, &diagnostics)
  }

  private mutating func link(
    _ references: [DocumentReference], of index: Int,
    _ there: WritableKeyPath<DocumentRelations, [RelatedDocument]>,
    _ back: WritableKeyPath<DocumentRelations, [RelatedDocument]>,
    _ diagnostics: inout [Diagnostic]
  ) {
    for reference in references {
      guard let other = resolve(reference, of: index, &diagnostics) else { continue }
      notices[index].relations[keyPath: there].append(other.document)
      guard let place = other.place else { continue }
      notices[place].relations[keyPath: back].append(RelatedDocument(notices[index]))
    }
  }

  /// The document that is meant, and its place in the list where this site has it.
  private func resolve(
    _ reference: DocumentReference, of index: Int, _ diagnostics: inout [Diagnostic]
  ) -> (document: RelatedDocument, place: Int?)? {
    switch reference.target {
    case .elsewhere(let title, let number):
      return (RelatedDocument(title: title, number: number, path: nil), nil)
    case .here(let name):
      let found = places(name)
      guard found.count == 1, found[0] != index else {
        let problem = problem(name, found, of: index)
        diagnostics.append(reference.place.diagnostic(problem))
        return nil
      }
      reportOrder(reference, notices[index], notices[found[0]], &diagnostics)
      return (RelatedDocument(notices[found[0]]), found[0])
    }
  }

  private func problem(_ name: String, _ found: [Int], of index: Int) -> String {
    if found == [index] { return "'\(name)' is this document itself; name another one" }
    if found.count > 1 {
      let files = found.map { notices[$0].source }.joined(separator: " and ")
      return "\(files) both have the number \(name); name one of them by its file"
    }
    if withheld.contains(where: { $0.source == name || $0.number == name }) {
      return "'\(name)' is a draft or not yet published; publish it first"
    }
    return "there is no document '\(name)'"
      + advice(
        for: name, among: Array(places.bySource.keys) + Array(places.byNumber.keys),
        otherwise: "write one that is not on this site as {title: …, number: …}")
  }

  private func reportOrder(
    _ reference: DocumentReference, _ notice: Notice, _ other: Notice,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard other.date > notice.date else { return }
    diagnostics.append(
      reference.place.diagnostic(
        "\(other.source) is dated later than this document; check both dates", severity: .warning))
  }
}

// MARK: Status

extension DocumentRegister {
  /// A status that follows from other documents or from the day of the build.
  private struct FoundStatus {
    let status: DocumentStatus
    /// Why, as a message says it.
    let reason: String
    /// A day that comes of itself stops no build.
    let severity: Diagnostic.Severity
  }

  /// Gives a document the status that it says and that was found, whichever is the stronger.
  private mutating func settleStatus(_ index: Int, _ diagnostics: inout [Diagnostic]) {
    let notice = notices[index]
    let found = foundStatus(of: notice)
    guard let declared = notice.text.declaredStatus else {
      if let found { notices[index].status = found.status }
      return
    }
    notices[index].status = max(declared, found?.status ?? declared)
    if let found, declared < found.status {
      diagnostics.append(contradiction(notice, declared, found.reason, found.severity))
    } else if declared == .expired, let expires = notice.expires, expires >= edition.today {
      diagnostics.append(
        contradiction(notice, declared, "has an 'expires' that is still to come", .warning))
    }
  }

  private func foundStatus(of notice: Notice) -> FoundStatus? {
    let relations = notice.relations
    if let other = relations.repealedBy.first {
      return FoundStatus(
        status: .repealed, reason: "is repealed by \(other.source)", severity: .error)
    }
    if let expires = notice.text.expires, expires < edition.today {
      return FoundStatus(
        status: .expired, reason: "has expired by its 'expires'", severity: .warning)
    }
    return relations.amendedBy.first.map { other in
      FoundStatus(status: .amended, reason: "is amended by \(other.source)", severity: .error)
    }
  }

  private func contradiction(
    _ notice: Notice, _ declared: DocumentStatus, _ reason: String, _ severity: Diagnostic.Severity
  ) -> Diagnostic {
    notice.statusPlace.diagnostic(
      "'status' says \(declared.rawValue), but the document \(reason); remove 'status'",
      severity: severity)
  }
}

extension RelatedDocument {
  /// The document's file, for messages.
  fileprivate var source: String { path.map(Notice.source) ?? title }
}

extension NoticeText {
  /// What is wrong with a date that is still to come on the day on which the document appears.
  fileprivate func futureDate(on today: CivilDate) -> Diagnostic? {
    let day = max(publishFrom ?? today, today)
    guard date > day else { return nil }
    let text = String(decoding: day.iso8601, as: UTF8.self)
    return Diagnostic(
      at: datePlace, .futureDate,
      "the date is still to come on \(text), when the document appears; correct it, or write "
        + "'publish_from'")
  }
}
