import Proofreading

/// How findings are taken: `checks:` in site.yaml.
package struct CheckSettings: Equatable, Sendable {
  /// What was set for rules by their names.
  private var levels: [String: Level] = [:]
  /// Numbers of persons that are meant for the public, as digits alone.
  private var publishedNumbers: Set<String> = []

  /// What a finding does.
  private enum Level: String, CaseIterable {
    case off
    case warning
    case error
  }

  /// Every rule as it is by itself.
  package init() {}

  /// Reads the settings; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    publishedNumbers = Set(fields.texts("published_numbers").map { PersonalNumbers.plain($0) })
    levels = fields.object("rules", CheckSettings.levels) ?? [:]
  }

  private static func levels(_ fields: inout YAMLFields) -> [String: Level] {
    var levels: [String: Level] = [:]
    for rule in Rule.allCases.map(\.rawValue) {
      guard let text = fields.text(rule) else { continue }
      levels[rule] = Level(rawValue: text)
      if levels[rule] == nil {
        fields.report(rule, "'\(rule)' must be off, warning or error")
      }
    }
    return levels
  }

  /// Diagnostics as the settings take them: those that are off or allowed are left out.
  package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap(applied)
  }

  private func applied(to diagnostic: Diagnostic) -> Diagnostic? {
    if let subject = diagnostic.subject, publishedNumbers.contains(subject) { return nil }
    return switch diagnostic.rule.flatMap({ levels[$0] }) {
    case .off: nil
    case .warning: diagnostic.with(.warning)
    case .error: diagnostic.with(.error)
    case nil: diagnostic
    }
  }
}
