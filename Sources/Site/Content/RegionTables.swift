/// The public tables from which a negative answer says what can be found and whom to ask: `regions:` in
/// `lookups.yaml`.
package struct RegionTables: Sendable {
  /// The table of provinces with their months, by its name in `data/`.
  package var coverage: String
  /// The table with their contacts; nil where there is none.
  package var contacts: String?
  /// Where the tables are named, for messages.
  var place: Diagnostic
}

extension RegionTables {
  init(_ fields: inout YAMLFields) {
    coverage = fields.requiredText("coverage")
    contacts = fields.text("contacts")
    place = fields.diagnostic("coverage", "")
  }
}

extension Content {
  /// What is wrong with the tables that `regions` names.
  var regionProblems: [Diagnostic] {
    guard let regions = lookups.regions else { return [] }
    return problems(of: regions.coverage, needing: ["name", "from", "to"], regions)
      + (regions.contacts.map { problems(of: $0, needing: ["name"], regions) } ?? [])
  }

  private func problems(
    of name: String, needing needed: [String], _ regions: RegionTables
  ) -> [Diagnostic] {
    guard let table = tables.first(where: { $0.name == name }) else {
      let names = tables.map { $0.name }
      return [
        regions.problem(
          "there is no table 'data/\(name).csv'" + suggestion(for: name, among: names))
      ]
    }
    let missing = needed.filter { name in
      !table.columns.contains { $0.name == name && (name == "name" || $0.type == .month) }
    }
    return missing.map { column in
      let kind = column == "name" ? "" : " of months"
      return regions.problem("data/\(name).csv needs a column '\(column)'\(kind)")
    }
  }
}

extension RegionTables {
  fileprivate func problem(_ message: String) -> Diagnostic {
    Diagnostic(path: place.path, line: place.line, column: place.column, message: message)
  }
}
