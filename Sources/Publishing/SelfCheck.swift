/// What the lookup program of a release says of itself on the host.
package struct SelfCheck: Equatable, Sendable {
  /// As whom it ran.
  package let user: String
  /// Whether that is the user who publishes.
  let isAsPublisher: Bool
  /// What it said: a line for each part that works, then perhaps one about what does not.
  package let lines: [String]
  package let isPassed: Bool
}

extension SelfCheck {
  /// Reads what the script's `check` has said: who it is, what the program says, its status.
  init(said lines: [String]) {
    let start = lines.firstIndex { $0.hasPrefix("as ") } ?? lines.startIndex
    let words = lines[start...].first?.split(separator: " ") ?? []
    user = words.count == 3 ? String(words[2]) : ""
    isAsPublisher = words.count == 3 && words[1] == "publisher"
    self.lines = Array(lines[start...].dropFirst().dropLast())
    isPassed = lines.last == "status 0"
  }

  /// The file that is wrong and what is wrong with it, where the program has said it.
  package var fault: (file: String, what: String)? {
    guard let line = lines.last(where: { $0.hasPrefix("osta lookup: ") }) else { return nil }
    let parts = line.dropFirst("osta lookup: ".count).split(separator: ": ", maxSplits: 1)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }
}
