/// Counts the characters in front of any index of a text, block by block, so that a place in a line of any
/// length costs no more than a block.
struct CharacterCounts: Sendable {
  /// How many bytes a block has.
  private static let size = 4096

  private let text: [UInt8]
  /// How many characters stand in front of each block.
  private let before: [Int]

  init(_ text: Characters) {
    self.text = text.bytes
    var before = [0]
    for block in 0..<text.endIndex / CharacterCounts.size {
      let start = block * CharacterCounts.size
      before.append(before[block] + text.bytes[start..<start + CharacterCounts.size].characterCount)
    }
    self.before = before
  }

  /// How many characters stand between two indices.
  func count(_ range: Range<Int>) -> Int {
    count(before: range.upperBound) - count(before: range.lowerBound)
  }

  private func count(before index: Int) -> Int {
    let block = index / CharacterCounts.size
    return before[block] + text[block * CharacterCounts.size..<index].characterCount
  }
}

extension ArraySlice<UInt8> {
  /// How many characters begin in these bytes of a text in UTF-8.
  fileprivate var characterCount: Int { count { !$0.isContinuation } }
}
