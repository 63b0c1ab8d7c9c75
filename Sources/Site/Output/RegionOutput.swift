import AnswerPage
import CertificateIndex
import Foundation

/// Compiles what public tables say of the country and its provinces for the answer page.
struct RegionOutput {
  private let content: Content
  /// Makes the HTML of a contact from its names in templates.
  private let contactHTML: (Members) throws(ContentErrors) -> String

  init(
    content: Content,
    contactHTML: @escaping (Members) throws(ContentErrors) -> String
  ) {
    self.content = content
    self.contactHTML = contactHTML
  }

  /// First the country, then the provinces in the order of the coverage table.
  func regions() throws(ContentErrors) -> [Region] {
    let provinces = content.provinces
    var regions = [country(MonthRange.joined(provinces.map { $0.range }))]
    for province in provinces { regions.append(try region(province)) }
    return regions
  }

  /// All provinces together; where there are none, no year is covered.
  private func country(_ range: MonthRange?) -> Region {
    let tables = content.lookups.regions
    return region(
      names: [tables?.all ?? ""], range, sentence: tables?.rangeOfAll ?? "", contact: "",
      contacts: desks)
  }

  private func region(_ province: Province) throws(ContentErrors) -> Region {
    let name = province.names.first ?? ""
    let contact = province.contact.isEmpty ? "" : try contactHTML(names(of: province))
    let cells = [("province", name)] + province.contact.map { ($0.column, $0.text) }
    return region(
      names: province.names, province.range, sentence: content.lookups.regions?.range ?? "",
      contact: contact,
      contacts: (province.contact.isEmpty ? [] : [Dictionary(cells) { first, _ in first }]) + desks)
  }

  private func region(
    names: [String], _ range: MonthRange?, sentence: String, contact: String,
    contacts: [[String: String]]
  ) -> Region {
    let first = range.map { text($0.first) } ?? ""
    let last = range.map { text($0.last) } ?? ""
    let words = sentence.filled(["region": names.first ?? "", "first": first, "last": last])
    return Region(names: names.map { Array($0.utf8) }, years: range?.years ?? .none) { text in
      switch text {
      case .first: Array(first.utf8)
      case .last: Array(last.utf8)
      case .range: Array(words.utf8)
      case .contact: Array(contact.utf8)
      case .coverageJSON: json(coverage(range))
      case .contactsJSON: json(contacts)
      }
    }
  }

  /// A contact as its template names it.
  private func names(of province: Province) -> Members {
    [
      "province": .text(province.names.first ?? ""),
      "rows": .list(
        province.contact.map { .object(["label": .text($0.label), "text": .text($0.text)]) }),
    ]
  }

  /// `2007.1`; of a year alone, that it is about then.
  private func text(_ month: TableMonth) -> String {
    month.month.map { "\(month.year).\($0)" }
      ?? (content.lookups.regions?.aboutYear ?? "").filled(["year": "\(month.year)"])
  }

  // MARK: For programs

  /// The telephones of the whole country.
  private var desks: [[String: String]] {
    content.site.phones.map { ["label": $0.label, "phone": $0.number] }
  }

  private func coverage(_ range: MonthRange?) -> [String: String] {
    guard let range, let table = content.coverageTable else { return [:] }
    return [
      "as_of": String(decoding: table.asOf.iso8601, as: UTF8.self), "from": range.first.iso8601,
      "to": range.last.iso8601,
    ]
  }

  /// A value as JSON, in which no reader can take a text for HTML.
  private func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(
        String(decoding: try encoder.encode(value), as: UTF8.self)
          .replacing("<", with: "\\u003c").utf8)
    } catch {
      preconditionFailure("texts in lists and objects are JSON: \(error)")
    }
  }
}

extension MonthRange {
  /// The years of the range; a bound that is a year alone is taken for all of it.
  fileprivate var years: CoveredYears {
    CoveredYears(
      first: UInt16(first.year), firstWhole: UInt16(first.year + ((first.month ?? 1) > 1 ? 1 : 0)),
      lastWhole: UInt16(last.year - ((last.month ?? 12) < 12 ? 1 : 0)), last: UInt16(last.year))
  }
}

extension CoveredYears {
  fileprivate static let none = CoveredYears(first: 1, firstWhole: 1, lastWhole: 0, last: 0)
}
