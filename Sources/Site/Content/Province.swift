/// A row of the coverage table, with the row of the contact list that has its name.
struct Province {
  /// What it is called: first the name that is shown.
  var names: [String]
  var range: MonthRange
  /// What the contact list says, but for empty cells; nothing where it says nothing.
  var contact: [ContactCell]

  /// A cell of the contact list, and what its column is called.
  struct ContactCell {
    var column: String
    var label: String
    var text: String
  }
}

extension Content {
  /// The provinces that forms offer, in the order of the coverage table; none where the site has none.
  var provinces: [Province] {
    table(lookups.regions?.coverage)?.records.compactMap(province) ?? []
  }

  /// The table of provinces; nil where the site has none.
  var coverageTable: DataTable? { table(lookups.regions?.coverage) }

  /// Nil where the months are wrong, which is an error of the table.
  private func province(_ row: [String: String]) -> Province? {
    guard let first = TableMonth(row["from"] ?? ""), let last = TableMonth(row["to"] ?? "") else {
      return nil
    }
    return Province(
      names: ["known_as", "name", "full_name"].compactMap { row[$0] }.filter { !$0.isEmpty },
      range: MonthRange(first: first, last: last), contact: contact(named: row["name"] ?? ""))
  }

  private func contact(named name: String) -> [Province.ContactCell] {
    guard let contacts = table(lookups.regions?.contacts),
      let row = contacts.records.first(where: { $0["name"] == name })
    else { return [] }
    let columns = contacts.columns.filter { $0.name != "name" && $0.name != contacts.groupColumn }
    return columns.map {
      Province.ContactCell(column: $0.name, label: $0.label, text: row[$0.name] ?? "")
    }.filter { !$0.text.isEmpty }
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
