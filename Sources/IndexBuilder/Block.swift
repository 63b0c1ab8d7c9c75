import CSV

/// A stretch of whole lines of one input, in memory that one worker fills again and again.
final class Block {
  /// How many bytes of input a block takes.
  let size: Int
  /// The bytes; behind the last may be read `LineSplitter.bytesBehind` more.
  let bytes: UnsafeMutablePointer<UInt8>
  /// Where the first line begins.
  var start = 0
  /// Where the last line ends, behind its line feed.
  var end = 0
  /// The number of the input.
  var source = 0
  /// The number of the first line, from 1.
  var firstLine = 1
  /// Where each column stands in the input.
  var header: CertificateHeader?

  /// - Precondition: The longest record fits, with its line end and a byte more.
  init(size: Int) {
    precondition(size > CSVLimits.longestRecord + 4, "a block holds any line that may be a record")
    self.size = size
    let capacity = size + 1 + LineSplitter.bytesBehind
    bytes = .allocate(capacity: capacity)
    bytes.initialize(repeating: 0, count: capacity)
  }

  deinit {
    bytes.deallocate()
  }

  /// The place behind the last line feed before `limit`; nil where there is none.
  func endOfLines(before limit: Int) -> Int? {
    var place = limit
    while place > start, bytes[place - 1] != lineFeed { place -= 1 }
    return place > start ? place : nil
  }

  /// The place of the next line feed from a place on; nil where there is none before `limit`.
  func endOfLine(from place: Int, before limit: Int) -> Int? {
    (place..<limit).first { bytes[$0] == lineFeed }
  }

  /// How many line feeds stand between two places.
  ///
  /// Up to 240 are summed in a byte, so that the processor compares many bytes at once.
  func lineFeeds(in places: Range<Int>) -> Int {
    var count = 0
    var place = places.lowerBound
    while place < places.upperBound {
      let end = min(place &+ 240, places.upperBound)
      var sum: UInt8 = 0
      while place < end {
        sum &+= bytes[place] == lineFeed ? 1 : 0
        place &+= 1
      }
      count &+= Int(sum)
    }
    return count
  }

  /// Whether the bytes from `start` on are these.
  func begins(with other: [UInt8]) -> Bool {
    end - start >= other.count && other.indices.allSatisfy { bytes[start + $0] == other[$0] }
  }
}

let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
