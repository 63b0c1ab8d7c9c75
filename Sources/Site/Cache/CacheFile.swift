import Foundation
import Gzip
import Markdown
import Posix

/// The file of a bundle's cache, and the lock that keeps two builds of one bundle apart.
struct CacheFile: Sendable {
  private let folder: [UInt8]
  private let path: [UInt8]
  /// How the folder is called in messages.
  private let name: String

  /// The cache of a bundle, in a folder that may hold those of several.
  init(of output: URL, in folder: URL) {
    name = folder.relativePath
    self.folder = Array(folder.path(percentEncoded: false).utf8)
    let place = output.absoluteURL.standardizedFileURL.path(percentEncoded: false)
    let number = String(place.digest.first, radix: 16)
    path = self.folder + Array("/\(number)".utf8)
  }

  /// What the last build left; nil where there is nothing that this program can use.
  func read() -> BuildCache? {
    do throws(SystemError) {
      let file = try ReadableFile.contents(of: path, limit: .max).bytes
      return BuildCache(file: file, of: try CacheFile.program())
    } catch {
      return nil
    }
  }

  /// Leaves a cache for the next build; its owner alone may read it, because drafts are in it too.
  ///
  /// - Returns: What is wrong where that cannot be done; the next build then does all the work again.
  func write(_ cache: BuildCache) -> Diagnostic? {
    do throws(SystemError) {
      let parts = cache.parts(of: try CacheFile.program())
      _ = try placeFile(parts, at: path, by: path + Array(".new".utf8), mode: 0o600)
      return nil
    } catch {
      return Diagnostic(
        path: name, severity: .warning,
        message:
          "what was built cannot be remembered (\(error.message)); the next build takes longer")
    }
  }

  /// Waits until no other build works on the bundle; the lock holds as long as the value lives.
  ///
  /// - Returns: Nil where no cache can be kept.
  func lock() -> LockedFile? {
    do throws(SystemError) {
      try makeFolders(upTo: folder)
      let file = try LockedFile(path: path + Array(".lock".utf8), mode: 0o600)
      try file.lock()
      return file
    } catch {
      return nil
    }
  }

  /// Stands for the program that runs and the libraries that it makes files with: another one might make
  /// others from the same input.
  private static func program() throws(SystemError) -> Digest {
    let path = try executablePath()
    return Digest(
      of: String(decoding: path, as: UTF8.self),
      FileStamp(try FileStatus(ofTargetOf: path)).digest, markdownVersion, gzipVersion)
  }
}
