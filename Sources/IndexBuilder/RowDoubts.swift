/// What looks wrong in rows that are right; nobody can tell from one row alone.
struct RowDoubts {
  /// Rows with signs in the place of characters of the name.
  var damagedNames = 0
  /// The certificate numbers of each source.
  private var numbers: [Numbers]

  /// How many numbers there are of some lengths.
  private struct Numbers {
    /// Of 16 digits.
    var usual = 0
    /// Of those, the ones that do not end in 0.
    var whole = 0
    /// Of 14 or 15 digits.
    var shortened = 0
  }

  init(sources: Int) {
    numbers = Array(repeating: Numbers(), count: sources)
  }

  /// Counts the number of a certificate.
  mutating func add(number: Cell, source: Int) {
    switch number.count {
    case 16:
      numbers[source].usual &+= 1
      if number[15] != UInt8(ascii: "0") { numbers[source].whole &+= 1 }
    case 14...15 where number.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }):
      numbers[source].shortened &+= 1
    default: break
    }
  }

  /// The sources whose numbers of 16 digits all end in 0, as when a spreadsheet has rounded them to the 15
  /// digits that it can keep.
  var roundedSources: [Int] {
    numbers.indices.filter {
      numbers[$0].usual >= RowDoubts.fewestNumbers && numbers[$0].whole == 0
    }
  }

  /// The sources with numbers of 14 or 15 digits, as when a spreadsheet has taken 16 for a number and
  /// dropped the zeros in front, which the years from 2000 to 2009 have.
  var shortenedSources: [Int] {
    numbers.indices.filter { numbers[$0].shortened > 0 }
  }

  /// So many numbers do not all end in 0 by chance.
  static let fewestNumbers = 20

  /// Adds what another worker has found.
  mutating func add(_ other: RowDoubts) {
    damagedNames += other.damagedNames
    for source in numbers.indices {
      numbers[source].usual += other.numbers[source].usual
      numbers[source].whole += other.numbers[source].whole
      numbers[source].shortened += other.numbers[source].shortened
    }
  }
}
