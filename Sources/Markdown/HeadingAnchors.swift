/// Gives each heading of one document an anchor that stays the same as long as its words do.
struct HeadingAnchors {
  private var used: Set<Anchor>
  /// For a text that was there before, the number of the last one.
  private var numbers: [Anchor: Int] = [:]

  /// An anchor in UTF-8, which is hashed as a whole and not byte by byte.
  private struct Anchor: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// - Parameter reserved: Anchors that no heading may have.
  init(reserved: Set<String>) {
    used = Set(reserved.map { Anchor(bytes: Array($0.utf8)) })
  }

  /// The anchor of the next heading: `报名-2020` for 报名 (2020), `报名-2020-2` the second time.
  mutating func anchor(for text: String) -> String {
    String(decoding: anchor(of: Anchor(bytes: HeadingAnchors.base(text))).bytes, as: UTF8.self)
  }

  private mutating func anchor(of base: Anchor) -> Anchor {
    if used.insert(base).inserted { return base }
    var number = numbers[base] ?? 1
    var anchor = base
    repeat {
      number += 1
      anchor = Anchor(bytes: base.bytes + "-\(number)".utf8)
    } while !used.insert(anchor).inserted
    numbers[base] = number
    return anchor
  }

  /// Han characters, ASCII digits and letters in lower case; a hyphen for each run of others between them.
  private static func base(_ text: String) -> [UInt8] {
    var base: [UInt8] = []
    base.reserveCapacity(text.utf8.count)
    var isParted = false
    for scalar in text.unicodeScalars {
      guard let kept = kept(scalar) else {
        isParted = true
        continue
      }
      if isParted, !base.isEmpty { base.append(UInt8(ascii: "-")) }
      isParted = false
      base.append(contentsOf: UTF8.encode(kept) ?? UTF8.encodedReplacementCharacter)
    }
    return base.isEmpty ? Array("section".utf8) : base
  }

  private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "a"..."z", "0"..."9", "\u{4E00}"..."\u{9FFF}": scalar
    case "A"..."Z": Unicode.Scalar(UInt8(ascii: scalar) + 0x20)
    default: scalar.properties.isIdeographic ? scalar : nil
    }
  }
}
