import CertificateIndex
import Gzip

@testable import IndexBuilder
@testable import SampleCertificates

/// Batches as bad as they come, from a seed, and what each of their lines means.
struct MessyInput {
  /// The files by their names, those in `.gz` packed.
  private(set) var files: [String: [UInt8]] = [:]
  /// All lines that are not blank, in order of the files' names and of the lines; headers left out.
  private(set) var rows: [MessyRow] = []

  /// - Parameters:
  ///   - seed: The same seed makes the same files.
  ///   - rowsOfFile: How many rows, right or broken, each file has; the last one has none.
  /// - Throws: When the memory of zlib is at its end.
  init(seed: UInt64, rowsOfFile: Int) throws {
    var people = MessyPeople(seed: seed, numbers: rowsOfFile)
    for name in ["a.csv", "b, \"2\".csv.gz", "c.csv", "d.csv.gz", "e.csv"] {
      var file = MessyFile(name: name, random: SampleRandom(seed: people.random.next()))
      file.writeHeader()
      for _ in 0..<(name == "e.csv" ? 0 : rowsOfFile) { file.write(people.next()) }
      file.end()
      files[name] = name.hasSuffix(".gz") ? try gzip(file.bytes, level: 1) : file.bytes
      rows += file.rows
    }
  }
}

/// A line that is not blank, as its maker meant it.
struct MessyRow {
  let place: MessyPlace
  /// The field with the certificate's number, from 1.
  let numberField: Int
  let meaning: Meaning

  enum Meaning {
    /// The row has to be left out, because of this field, from 1, and in these words.
    case broken(field: Int, words: String)
    case right(MessyCertificate)
  }
}

/// A line of a file.
struct MessyPlace: Hashable {
  let file: String
  let line: Int
}

/// What a right row says.
struct MessyCertificate {
  var number: Spelled
  var idNumber: Spelled
  var name: Spelled
  var status = MessyStatus.valid
  var occupation = ""
  var issuer = ""
  var level = MessyLevel.none
  var issued = ""
  var theory = ""
  var practical = ""
}

/// A field that is asked by: as it was typed, and the keys that this has to have, the first one first.
struct Spelled {
  let typed: String
  let keys: [String]

  init(_ typed: String, _ keys: String...) {
    self.init(typed: typed, keys: keys)
  }

  init(typed: String, keys: [String]) {
    self.typed = typed
    self.keys = keys
  }

  /// Nothing.
  static let empty = Spelled("")
}

enum MessyStatus: CaseIterable {
  case valid
  case revoked
  case removed

  var texts: [String] {
    switch self {
    case .valid: ["", "valid", "有效"]
    case .revoked: ["revoked", "撤销", "已撤销"]
    case .removed: ["removed", "删除", "已删除"]
    }
  }
}

enum MessyLevel: CaseIterable {
  case none
  case third
  case fifth
  case apprentice
  case chief

  var level: Level? {
    switch self {
    case .none: nil
    case .third: .third
    case .fifth: .fifth
    case .apprentice: .apprentice
    case .chief: .chief
    }
  }

  var texts: [String] {
    switch self {
    case .none: [""]
    case .third: ["3", "高级工", "三级/高级技能"]
    case .fifth: ["5", "五级"]
    case .apprentice: ["学徒工"]
    case .chief: ["首席技师"]
    }
  }
}

extension SampleRandom {
  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
