/// The public tables from which a negative answer says what can be found and whom to ask: `regions:` in
/// `lookups.yaml`.
package struct RegionTables: Sendable {
  /// The table of provinces with their months, by its name in `data/`.
  package var coverage: String
  /// The table with their contacts; nil where there is none.
  package var contacts: String?
  /// From when to when certificates of a province can be found, with places.
  var range: String
  /// The same of all provinces together.
  var rangeOfAll: String
  /// A month of which only the year is known.
  var aboutYear: String
  /// What all provinces together are called.
  var all: String
  /// Where the tables are named, for messages.
  var place: Diagnostic
}

extension RegionTables {
  init(_ fields: inout YAMLFields) {
    coverage = fields.requiredText("coverage")
    contacts = fields.text("contacts")
    range = fields.sentence("range", places: ["region", "first", "last"])
    rangeOfAll = fields.sentence("range_of_all", places: ["first", "last"])
    aboutYear = fields.sentence("about_year", places: ["year"])
    all = fields.requiredText("all")
    place = fields.diagnostic("coverage", "")
  }
}

extension YAMLFields {
  /// A sentence that must be there, in which only places stand that are filled.
  mutating func sentence(_ name: String, places: [String]) -> String {
    let text = requiredText(name)
    let known = places.map { "{\($0)}" }
    for match in text.matches(of: /{[^}]*}/) where !known.contains(String(match.output)) {
      report(
        name,
        "nothing is filled into '\(match.output)' here"
          + (known.isEmpty ? "" : "; the places are \(known.joined(separator: " "))"))
    }
    return text
  }
}

extension String {
  /// The sentence with its places filled.
  func filled(_ contents: KeyValuePairs<String, String>) -> String {
    contents.reduce(self) { text, content in text.replacing("{\(content.key)}", with: content.value)
    }
  }
}

// MARK: The tables

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
