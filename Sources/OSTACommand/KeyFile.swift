import CertificateIndex
import Foundation
import Posix

/// The file that holds a site's secrets.
struct KeyFile {
  let path: String

  /// Reads the keys, if they are kept from others.
  func read() throws -> KeyRing {
    try contents().keys
  }

  /// Writes a new random key to a file that must not exist.
  func create() throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        "\(path): error: the file is there already; a key is never overwritten, because every index "
          + "made with it would be lost; 'osta key add' adds one")
    }
    try ofFile { () throws(SystemError) in
      let file = try ReplacementFile(replacing: Array(path.utf8), mode: 0o600)
      try file.write(KeyRing(.random()).fileContents)
      try file.commit()
    }
  }

  /// Adds a new random key behind those that are there; returns all of them.
  func add() throws -> KeyRing {
    try change { keys in
      keys.add(.random())
      guard keys.fileContents.count <= KeyRing.largestFile else {
        throw Failure(
          "\(path): error: no further key fits into the file; take out those that no index needs with "
            + "'osta key retire'")
      }
    }
  }

  /// Takes out every key but the newest.
  ///
  /// - Parameter indexes: Indexes that must not need one of them.
  /// - Throws: What keeps the keys in the file; it is as it was then.
  func retire(sparing indexes: [String]) throws {
    _ = try change { keys in
      guard keys.keys.count > 1 else {
        throw Failure(
          "\(path): error: there is only one key; add a new one with 'osta key add' first")
      }
      for index in indexes where try keys.position(ofIndex: index) != keys.keys.count - 1 {
        throw Failure(
          "\(index): error: this index needs an old key; build it anew and publish it, then retire the "
            + "key")
      }
      keys.retire()
    }
  }

  private func contents() throws -> (keys: KeyRing, status: FileStatus) {
    let file: ReadableFile.Contents
    do {
      file = try ReadableFile.contents(of: Array(path.utf8), limit: KeyRing.largestFile)
    } catch {
      throw Failure(
        "\(path): error: the key cannot be read: \(String(decoding: error.text, as: UTF8.self)); "
          + "make one with 'osta key new \(path)' or name another with --key")
    }
    guard KeyRing.isPrivate(permissions: file.status.permissions) else {
      throw Failure(
        "\(path): error: others may read or change the key; "
          + "set its mode to 0600, or to 0640 for the web server's group")
    }
    do {
      return (try KeyRing(fileContents: file.bytes), file.status)
    } catch {
      throw Failure(
        "\(path): error: this is no key file; make one with 'osta key new' or copy it again")
    }
  }

  /// Puts changed keys in the file's place, for the same people to read; nobody else changes them in the
  /// meantime.
  ///
  /// Where the path is a symbolic link, the file that it names is replaced.
  private func change(_ edit: (inout KeyRing) throws -> Void) throws -> KeyRing {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let file = try ofFile { () throws(SystemError) in
      try ReplacementFile(replacing: Array(target.utf8), mode: 0o600)
    }
    var (keys, status) = try contents()
    try edit(&keys)
    try ofFile { () throws(SystemError) in
      try file.takeOwner(from: status)
      try file.write(keys.fileContents)
      try file.commit()
    }
    return keys
  }

  private func ofFile<Result>(_ work: () throws(SystemError) -> Result) throws -> Result {
    do throws(SystemError) {
      return try work()
    } catch {
      throw Failure(
        "\(path): error: the key cannot be written: \(String(decoding: error.text, as: UTF8.self)); "
          + "do it as the user whom file and folder belong to")
    }
  }
}

extension MasterKey {
  /// A key that nobody knows.
  static func random() -> MasterKey {
    var random = SystemRandomNumberGenerator()
    return MasterKey(bits: Bits128(first: random.next(), second: random.next()))
  }
}

extension KeyRing {
  /// Which key an index file was made with; a file of none of these keys is an error.
  func position(ofIndex path: String) throws -> Int {
    do throws(IndexError) {
      let header = try IndexReader(path: Array(path.utf8), keys: self).header
      guard let position = position(of: header) else { throw .otherKey }
      return position
    } catch {
      throw Failure("\(path): error: \(String(decoding: error.message, as: UTF8.self))")
    }
  }
}
