import Foundation
import Gzip

/// Where a batch of certificates comes from.
package enum BatchInput: Equatable, Sendable {
  /// A CSV file, or a gzip file of one where the name ends in `.gz`.
  case file(path: String)
  /// Standard input.
  case standardInput

  /// How the argument of a command names the input: a path, or `-`.
  package init(argument: String) {
    self = argument == "-" ? .standardInput : .file(path: argument)
  }

  /// The name in messages.
  package var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }
}

/// An input that cannot be read to its end.
package struct InputError: Error, Equatable {
  /// The input's name.
  package let name: String
  /// What is wrong and what to do.
  package let message: String
}

extension BatchInput {
  /// Opens the input; the function gives its bytes piece by piece, and an empty piece at the end.
  func open() throws(InputError) -> () throws(InputError) -> [UInt8] {
    let chunks = try rawChunks()
    guard name.hasSuffix(".gz") else { return chunks }
    let reader: GzipReader<InputError>
    do throws(GzipError) {
      reader = try GzipReader(chunks)
    } catch {
      throw InputError(name: name, message: error.description)
    }
    let name = name
    return { () throws(InputError) -> [UInt8] in
      do throws(GzipReader<InputError>.Failure) {
        return try reader.next()
      } catch {
        switch error {
        case .source(let error): throw error
        case .gzip(let error): throw InputError(name: name, message: error.description)
        }
      }
    }
  }

  private func rawChunks() throws(InputError) -> () throws(InputError) -> [UInt8] {
    let handle = try handle()
    let name = name
    return { () throws(InputError) -> [UInt8] in
      do {
        return [UInt8](try handle.read(upToCount: 1 << 18) ?? Data())
      } catch {
        throw InputError(name: name, message: error.localizedDescription)
      }
    }
  }

  private func handle() throws(InputError) -> FileHandle {
    guard case .file(let path) = self else { return .standardInput }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(
        name: name, message: "the file cannot be opened; check its name and that you may read it")
    }
    return handle
  }
}
