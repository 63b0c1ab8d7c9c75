/// Gives each heading of one document an anchor that stays the same as long as its words do.
struct HeadingAnchors {
  private var used: Set<String>
  /// For a text that was there before, the number of the last one.
  private var numbers: [String: Int] = [:]

  /// - Parameter reserved: Anchors that no heading may have.
  init(reserved: Set<String>) {
    used = reserved
  }

  /// The anchor of the next heading: `报名-2020` for 报名 (2020), `报名-2020-2` the second time.
  mutating func anchor(for text: String) -> String {
    let base = Self.base(text)
    if used.insert(base).inserted { return base }
    var number = numbers[base] ?? 1
    var anchor = base
    repeat {
      number += 1
      anchor = "\(base)-\(number)"
    } while !used.insert(anchor).inserted
    numbers[base] = number
    return anchor
  }

  /// Han characters, ASCII digits and letters in lower case; a hyphen for each run of others between them.
  private static func base(_ text: String) -> String {
    var base = ""
    base.reserveCapacity(text.utf8.count)
    var isParted = false
    for scalar in text.unicodeScalars {
      guard let kept = kept(scalar) else {
        isParted = true
        continue
      }
      if isParted, !base.isEmpty { base += "-" }
      isParted = false
      base.unicodeScalars.append(kept)
    }
    return base.isEmpty ? "section" : base
  }

  private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "a"..."z", "0"..."9", "\u{4E00}"..."\u{9FFF}": scalar
    case "A"..."Z": Unicode.Scalar(UInt8(ascii: scalar) + 0x20)
    default: scalar.properties.isIdeographic ? scalar : nil
    }
  }
}
