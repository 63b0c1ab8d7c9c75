/// Gives each heading of one document an anchor that stays the same as long as its words do.
struct HeadingAnchors {
  private var used: Set<String>

  /// - Parameter reserved: Anchors that no heading may have.
  init(reserved: Set<String>) {
    used = reserved
  }

  /// The anchor of the next heading: `报名-2020` for 报名 (2020), `报名-2020-2` the second time.
  mutating func anchor(for text: String) -> String {
    let base = Self.base(text)
    var anchor = base
    var number = 1
    while !used.insert(anchor).inserted {
      number += 1
      anchor = "\(base)-\(number)"
    }
    return anchor
  }

  /// Han characters, ASCII digits and letters in lower case; a hyphen for each run of others.
  private static func base(_ text: String) -> String {
    let words = text.unicodeScalars.split { !isKept($0) }
    let base = words.map { String($0).lowercased() }.joined(separator: "-")
    return base.isEmpty ? "section" : base
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: scalar.properties.isIdeographic
    }
  }
}
