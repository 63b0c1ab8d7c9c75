import CertificateIndex
import Synchronization

/// All different batches of a build, numbered in the order in which workers bring them.
///
/// Memory is 24 to 32 bytes a batch and the bytes of each text once.
final class BatchDictionary: Sendable {
  /// The most batches, so that memory has a bound; at forty certificates a batch three hundred million
  /// certificates.
  static let mostBatches = 1 << 23
  /// The most bytes of all texts together.
  static let mostTextBytes = 1 << 26
  /// The most texts, since each takes about a hundred bytes beside its own.
  static let mostTexts = 1 << 19

  private let state = Mutex(State())

  /// The number of a batch.
  ///
  /// - Throws: That there are too many different ones.
  /// - Complexity: Constant, behind a lock: workers should ask for what is new to them only.
  func number(
    issuer: [UInt8], occupation: [UInt8], levelAndDay: LevelAndDay
  ) throws(TooManyBatches) -> UInt32 {
    try state.withLock { state throws(TooManyBatches) in
      try state.number(
        of: BatchIdentity(
          issuer: try state.number(of: issuer), occupation: try state.number(of: occupation),
          levelAndDay: levelAndDay, twin: 0))
    }
  }

  /// The number of an equal batch of its own for the twin of a certificate with the same number.
  ///
  /// Facts of one of them are never taken together with those of another.
  func number(ofTwin twin: Int, of batch: UInt32) throws(TooManyBatches) -> UInt32 {
    guard twin > 0 else { return batch }
    return try state.withLock { state throws(TooManyBatches) in
      var identity = state.batches[Int(batch)]
      identity.twin = UInt32(twin)
      return try state.number(of: identity)
    }
  }

  /// Batches so far.
  var count: Int { state.withLock { $0.batches.count } }

  /// The batches and texts, when nobody adds any more.
  var contents: (batches: [BatchIdentity], texts: [[UInt8]]) {
    state.withLock { ($0.batches, $0.texts) }
  }
}

/// What the dictionary cannot hold.
struct TooManyBatches: Error, Equatable {
  /// What is wrong and what to do.
  var message: String {
    "there are more than \(BatchDictionary.mostBatches) different combinations of issuer, occupation, "
      + "level and day, or more than \(BatchDictionary.mostTexts) different texts of "
      + "\(BatchDictionary.mostTextBytes) bytes together; check that no other column stands in the place of one of these"
  }
}

/// A level and a day in one number: the codes of the index, 0 for none.
struct LevelAndDay: Equatable {
  /// The day in the low 17 bits, above it the level's code and one.
  let packed: UInt32

  init(level: Level?, day: CivilDate?) {
    packed = UInt32(level.map { $0.rawValue + 1 } ?? 0) << 17 | (day?.packed ?? 0)
  }

  /// 0 for none, else the level's code and one.
  var levelCode: UInt32 { packed >> 17 }

  /// 0 for none, else the packed day.
  var dayCode: UInt32 { packed & 0x1ffff }
}

/// A batch by the numbers of its texts.
struct BatchIdentity: Equatable {
  let issuer: UInt32
  let occupation: UInt32
  let levelAndDay: LevelAndDay
  /// 0, or which one of several certificates with one number has the batch to itself.
  var twin: UInt32

  fileprivate var mixed: UInt64 {
    let texts = UInt64(issuer) << 32 | UInt64(occupation)
    let others = UInt64(levelAndDay.packed) << 32 | UInt64(twin)
    let mixed = (texts ^ others &* 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
    return (mixed ^ mixed >> 29) &* 0x94d0_49bb_1331_11eb
  }
}

/// A text in a dictionary, hashed in one go; an array is hashed byte by byte.
private struct TextKey: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

private struct State {
  var batches: [BatchIdentity] = []
  var texts: [[UInt8]] = []
  private var textNumbers: [TextKey: UInt32] = [:]
  private var textBytes = 0
  /// Numbers of batches by their hash, 0 for an empty place, else the number and one.
  private var table: [UInt32] = Array(repeating: 0, count: 1 << 10)

  mutating func number(of text: [UInt8]) throws(TooManyBatches) -> UInt32 {
    if let number = textNumbers[TextKey(bytes: text)] { return number }
    textBytes += text.count
    guard textBytes <= BatchDictionary.mostTextBytes, texts.count < BatchDictionary.mostTexts else {
      throw TooManyBatches()
    }
    let number = UInt32(texts.count)
    texts.append(text)
    textNumbers[TextKey(bytes: text)] = number
    return number
  }

  mutating func number(of batch: BatchIdentity) throws(TooManyBatches) -> UInt32 {
    if batches.count * 2 > table.count { grow() }
    let place = place(of: batch)
    if table[place] != 0 { return table[place] - 1 }
    guard batches.count < BatchDictionary.mostBatches else { throw TooManyBatches() }
    batches.append(batch)
    table[place] = UInt32(batches.count)
    return UInt32(batches.count - 1)
  }

  /// Where a batch stands in the table, or would.
  private func place(of batch: BatchIdentity) -> Int {
    var place = Int(truncatingIfNeeded: batch.mixed >> 20) & (table.count - 1)
    while table[place] != 0, batches[Int(table[place] - 1)] != batch {
      place = (place + 1) & (table.count - 1)
    }
    return place
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    for (number, batch) in batches.enumerated() {
      table[place(of: batch)] = UInt32(number + 1)
    }
  }
}
