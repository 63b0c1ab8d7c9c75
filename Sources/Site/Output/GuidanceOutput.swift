import AnswerPage

extension Content {
  /// What a negative answer may add from the tables of provinces and contacts.
  var guidance: GuidanceSource {
    let coverage = table(lookups.regions?.coverage)
    return GuidanceSource(
      asOf: coverage?.asOf,
      desks: site.phones.map {
        Guidance.Desk(label: Array($0.label.utf8), number: Array($0.number.utf8))
      },
      contactColumns: contactColumns.map {
        Guidance.ContactColumn(key: Array($0.name.utf8), label: Array($0.label.utf8))
      },
      regions: coverage?.records.compactMap(region) ?? [])
  }

  /// A row of the coverage table as a region; nil where its months are wrong, which is an error of the
  /// table.
  private func region(_ row: [String: String]) -> Region? {
    guard let first = TableMonth(row["from"] ?? ""), let last = TableMonth(row["to"] ?? "") else {
      return nil
    }
    return Region(
      names: row.regionNames.map { Array($0.utf8) },
      coverage: Coverage(first: first, last: last),
      contact: contact(named: row["name"] ?? "").map { Array($0.utf8) })
  }

  /// What the contact list says in the row of a name; nothing where the row is empty but for its name.
  private func contact(named name: String) -> [String] {
    let row = contacts?.records.first { $0["name"] == name } ?? [:]
    let cells = contactColumns.map { row[$0.name] ?? "" }
    return cells.allSatisfy { $0.isEmpty } ? [] : cells
  }

  /// The columns of the contact list but for those that say which row it is.
  private var contactColumns: [DataTable.TableColumn] {
    contacts.map { contacts in
      contacts.columns.filter { $0.name != "name" && $0.name != contacts.groupColumn }
    } ?? []
  }

  private var contacts: DataTable? { table(lookups.regions?.contacts) }

  /// The names under which regions are chosen in forms.
  var regionNames: [String] {
    table(lookups.regions?.coverage)?.records.compactMap { $0.regionNames.first } ?? []
  }

  private func table(_ name: String?) -> DataTable? {
    name.flatMap { name in tables.first { $0.name == name } }
  }
}

extension DataTable {
  /// All rows, each cell under the name of its column.
  fileprivate var records: [[String: String]] {
    groups.flatMap { $0.rows }.map { row in
      Dictionary(zip(columns.map { $0.name }, row)) { first, _ in first }
    }
  }
}

extension [String: String] {
  /// The names of a row of the coverage table: first the one that is shown.
  fileprivate var regionNames: [String] {
    ["known_as", "name", "full_name"].compactMap { self[$0] }.filter { !$0.isEmpty }
  }
}
