/// The keys of a site: the newest, with which indexes are built, and older ones that some index may still
/// need.
package struct KeyRing: Equatable, Sendable {
  /// In the order of the key file; the newest is the last.
  package private(set) var keys: [MasterKey]

  /// The ring of one key.
  package init(_ key: MasterKey) {
    keys = [key]
  }

  /// The key with which indexes are built and tickets are sealed.
  package var newest: MasterKey { keys[keys.count - 1] }

  /// Adds a key, which is the newest from now on.
  package mutating func add(_ key: MasterKey) {
    keys.append(key)
  }

  /// Takes out every key but the newest.
  package mutating func retire() {
    keys = [newest]
  }

  /// Which key an index was made with, by what its header says; nil for none of these.
  package func position(of header: IndexHeader) -> Int? {
    keys.firstIndex { $0.check(for: header.definition.id) == header.keyCheck }
  }
}

// A key file holds a line for each key.
extension KeyRing {
  /// Why a key file is no key file.
  package enum FileProblem: Error, Equatable {
    /// The first word is not the one of a key file of this version.
    case notAKeyFile
    /// A line is not the word and 32 hexadecimal digits.
    case damaged
  }

  /// Reads the contents of a key file.
  package init(fileContents: [UInt8]) throws(FileProblem) {
    guard KeyRing.isKeyFile(fileContents) else { throw .notAKeyFile }
    var rest = fileContents[...]
    var keys: [MasterKey] = []
    while !rest.isEmpty {
      guard let key = MasterKey(line: rest.cut(before: UInt8(ascii: "\n"))) else { throw .damaged }
      keys.append(key)
    }
    self.keys = keys
  }

  /// What a key file of these keys holds.
  package var fileContents: [UInt8] {
    var text: [UInt8] = []
    for key in keys { text += key.line }
    return text
  }

  /// Bytes of the largest key file that is read: some ninety keys.
  package static let largestFile = 4096

  /// Whether a file's contents begin like those of a key file, damaged or not.
  package static func isKeyFile(_ contents: [UInt8]) -> Bool {
    contents.starts(with: [UInt8](MasterKey.fileWord))
  }

  /// Whether a key file with these permission bits is kept from others: 0600, or 0640 for the web
  /// server's group, or less.
  package static func isPrivate(permissions: UInt32) -> Bool {
    permissions & 0o7137 == 0
  }
}
