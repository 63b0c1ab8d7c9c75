/// A long number as it is written: in one piece, or in groups with one space or hyphen between them.
struct WrittenNumber: Equatable {
  /// The digits, and X at the end of an ID number.
  let digits: String
  /// The place of its first character in the line.
  let start: Int
}

extension WrittenNumber {
  /// How the numbers of telephones and identity cards are written in groups.
  private static let groupings = [[3, 4, 4], [2, 3, 4, 4], [2, 11], [6, 8, 4], [6, 4, 4, 4]]

  /// The numbers of a line, as groups that are known, or as the pieces that stand there.
  static func all(in line: [Unicode.Scalar]) -> [WrittenNumber] {
    let pieces = Piece.all(in: line)
    var numbers: [WrittenNumber] = []
    var index = 0
    while index < pieces.count {
      let rest = pieces[index...]
      let count = groupings.first { isGrouped(rest, $0) }?.count ?? 1
      let group = rest.prefix(count)
      if !group.contains(where: \.isPartOfWord) {
        numbers.append(
          WrittenNumber(digits: group.map(\.digits).joined(), start: pieces[index].range.lowerBound)
        )
      }
      index += count
    }
    return numbers
  }

  private static func isGrouped(_ pieces: ArraySlice<Piece>, _ lengths: [Int]) -> Bool {
    let group = pieces.prefix(lengths.count)
    return group.map(\.digits.count) == lengths
      && zip(group, group.dropFirst()).allSatisfy { $1.range.lowerBound == $0.range.upperBound + 1 }
      && group.dropFirst().allSatisfy(\.isJoined)
  }

  /// The rule that forbids to publish the number; nil where it is none of a person.
  var rule: Rule? {
    if isMobile { return .mobileNumber }
    return isIdentity ? .idNumber : nil
  }

  private var isMobile: Bool {
    let local = digits.count == 13 && digits.hasPrefix("86") ? digits.dropFirst(2) : digits[...]
    return local.count == 11 && local.first == "1" && "3"..."9" ~= local.dropFirst().prefix(1)
      && !local.contains("X")
  }

  /// 18 characters with a day of birth in them (GB 11643-1999), or 15 with the short form of one.
  private var isIdentity: Bool {
    let digits = Array(digits.utf8)
    guard digits.first != UInt8(ascii: "0") else { return false }
    return switch digits.count {
    case 18: isDay(digits, year: 6..<10, 1850...2099)
    case 15: isDay(digits, year: 6..<8, 0...99)
    default: false
    }
  }

  private func isDay(_ digits: [UInt8], year: Range<Int>, _ years: ClosedRange<Int>) -> Bool {
    func value(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    let month = year.upperBound
    return years.contains(value(year)) && 1...12 ~= value(month..<month + 2)
      && 1...31 ~= value(month + 2..<month + 4)
  }
}

/// Digits that stand side by side.
private struct Piece {
  let digits: String
  let range: Range<Int>
  /// Whether a letter or a mark that hides digits stands beside it.
  let isPartOfWord: Bool
  /// Whether a space or a hyphen stands in front of it.
  let isJoined: Bool

  static func all(in line: [Unicode.Scalar]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < line.count {
      let digits = line[index...].prefix { $0.digit != nil }
      if !digits.isEmpty { pieces.append(Piece(digits, in: line)) }
      index = max(pieces.last?.range.upperBound ?? 0, index + 1)
    }
    return pieces
  }

  private init(_ digits: ArraySlice<Unicode.Scalar>, in line: [Unicode.Scalar]) {
    let next = line.at(digits.endIndex)
    let hasX = digits.count == 17 || digits.count == 3
    let isX = hasX && next.map { "XxＸｘ".unicodeScalars.contains($0) } == true
    self.digits = digits.compactMap { $0.digit.map(String.init) }.joined() + (isX ? "X" : "")
    range = digits.startIndex..<digits.endIndex + (isX ? 1 : 0)
    isPartOfWord =
      Piece.isWord(line.at(range.lowerBound - 1)) || Piece.isWord(line.at(range.upperBound))
    isJoined = line.at(range.lowerBound - 1).map { $0 == " " || $0 == "-" } == true
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || $0 == "*") } ?? false
  }
}
