/// Finds the end of a line and its fields in one pass, eight bytes at a time.
///
/// That is enough for a line without quotes. Of others only the end is right, and the grammar of
/// `CSVRecord` has to read them.
struct LineSplitter {
  /// The most fields whose places are kept.
  static let mostFields = 32

  /// Where each field lies, from the base that was given; `fieldCount` of them have a meaning.
  let fields: UnsafeMutablePointer<Range<Int>>
  /// How many fields there are; places are kept of the first `mostFields`.
  private(set) var fieldCount = 0
  /// Where the line ends, before its line end.
  private(set) var end = 0
  /// Where the next line begins.
  private(set) var next = 0
  /// Whether there is neither a quote nor a carriage return inside the line.
  private(set) var isPlain = true

  /// - Parameter fields: Room for `mostFields` ranges, which outlives the splitter.
  init(fields: UnsafeMutablePointer<Range<Int>>) {
    self.fields = fields
  }

  /// Splits the line that begins at `start`.
  ///
  /// - Precondition: A line feed follows, and behind it at least seven more bytes may be read.
  mutating func split(_ base: UnsafePointer<UInt8>, from start: Int) {
    fieldCount = 0
    isPlain = true
    var fieldStart = start
    var word = start
    while true {
      var marks = Self.marks(in: UnsafeRawPointer(base + word).loadUnaligned(as: UInt64.self))
      while marks != 0 {
        let place = word &+ marks.trailingZeroBitCount / 8
        marks &= marks &- 1
        switch base[place] {
        case comma:
          take(fieldStart..<place)
          fieldStart = place &+ 1
        case lineFeed:
          return finish(base, start: start, fieldStart: fieldStart, feed: place)
        case quote: isPlain = false
        case carriageReturn: isPlain = isPlain && base[place &+ 1] == lineFeed
        default: break
        }
      }
      word &+= 8
    }
  }

  @inline(__always)
  private mutating func take(_ field: Range<Int>) {
    if fieldCount < Self.mostFields { fields[fieldCount] = field }
    fieldCount &+= 1
  }

  private mutating func finish(
    _ base: UnsafePointer<UInt8>, start: Int, fieldStart: Int, feed: Int
  ) {
    end = feed > start && base[feed - 1] == carriageReturn ? feed - 1 : feed
    next = feed + 1
    take(min(fieldStart, end)..<end)
  }

  /// The high bit of each byte that is less than the hyphen, as all characters of the grammar are.
  @inline(__always)
  private static func marks(in word: UInt64) -> UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    let high = every << 7
    let bound = UInt64(UInt8(ascii: "-"))
    let atLeast = (word & ~high) &+ every &* (0x80 - bound)
    return ~(atLeast | word) & high
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
