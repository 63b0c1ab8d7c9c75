/// Finds the ends of lines and their fields in one pass, 64 bytes at a time.
///
/// That is enough for a line without quotes. Of others only the end is right, and the grammar of
/// `CSVRecord` has to read them.
struct LineSplitter {
  /// The most fields whose places are kept.
  static let mostFields = 32
  /// How many bytes may be read behind the last line.
  static let bytesBehind = 63

  /// Where each field lies, from the base that was given; `fieldCount` of them have a meaning.
  let fields: UnsafeMutablePointer<Range<Int>>
  /// How many fields there are; places are kept of the first `mostFields`.
  private(set) var fieldCount = 0
  /// Where the line ends, before its line end.
  private(set) var end = 0
  /// Where the next line begins.
  private(set) var next = 0
  /// Where the last 64 bytes begin that were looked at.
  private var stretch = 0
  /// What of these is not used up; the bit of each byte that may mean something, the lowest for the first.
  private var marks: UInt64 = 0
  /// Whether there is neither a quote nor a carriage return inside the line.
  private(set) var isPlain = true

  /// - Parameter fields: Room for `mostFields` ranges, which outlives the splitter.
  init(fields: UnsafeMutablePointer<Range<Int>>) {
    self.fields = fields
  }

  /// Goes to the beginning of a run of lines.
  ///
  /// - Precondition: As for `split`.
  mutating func begin(_ base: UnsafePointer<UInt8>, at start: Int) {
    next = start
    stretch = start
    marks = Self.marks(in: base + start)
  }

  /// Splits the next line.
  ///
  /// - Precondition: A line feed follows, and behind it at least `bytesBehind` more bytes may be read.
  mutating func split(_ base: UnsafePointer<UInt8>) {
    let start = next
    // Copies stay in registers.
    var (fieldStart, fieldCount, isPlain) = (start, 0, true)
    var (stretch, marks) = (stretch, marks)
    while true {
      while marks != 0 {
        let place = stretch &+ marks.trailingZeroBitCount
        marks &= marks &- 1
        if _fastPath(base[place] == comma) {
          if fieldCount < Self.mostFields { fields[fieldCount] = fieldStart..<place }
          fieldCount &+= 1
          fieldStart = place &+ 1
          continue
        }
        switch base[place] {
        case lineFeed:
          (self.fieldCount, self.isPlain) = (fieldCount, isPlain)
          (self.stretch, self.marks) = (stretch, marks)
          return finish(base, start: start, fieldStart: fieldStart, feed: place)
        case quote: isPlain = false
        case carriageReturn: isPlain = isPlain && base[place &+ 1] == lineFeed
        default: break
        }
      }
      stretch &+= 64
      marks = Self.marks(in: base + stretch)
    }
  }

  private mutating func finish(
    _ base: UnsafePointer<UInt8>, start: Int, fieldStart: Int, feed: Int
  ) {
    end = feed > start && base[feed - 1] == carriageReturn ? feed - 1 : feed
    next = feed + 1
    if fieldCount < Self.mostFields { fields[fieldCount] = min(fieldStart, end)..<end }
    fieldCount += 1
  }

  /// A bit for each of 64 bytes that is less than the hyphen, as all characters of the grammar are; the lowest
  /// is that of the first byte.
  @inline(__always)
  private static func marks(in bytes: UnsafePointer<UInt8>) -> UInt64 {
    var marks: UInt64 = 0
    for place in stride(from: 0, to: 64, by: 8) {
      let word = UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self)
      // The product brings the eight bits together, in the highest byte.
      let together = (highBits(of: UInt64(littleEndian: word)) >> 7) &* 0x0102_0408_1020_4080
      marks |= (together >> 56) << UInt64(place)
    }
    return marks
  }

  /// The high bit of each byte of a word that is less than the hyphen.
  @inline(__always)
  private static func highBits(of word: UInt64) -> UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    let high = every << 7
    let bound = UInt64(UInt8(ascii: "-"))
    let atLeast = (word & ~high) &+ every &* (0x80 - bound)
    return ~(atLeast | word) & high
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
