import Foundation

/// A file that takes one input after the other; it lies in memory where the machine has such a folder.
final class ScratchFile: @unchecked Sendable {
  let path: String
  private let descriptor: Int32

  init(_ name: String) {
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    path = "\(folder)/osta-fuzz-\(getpid())-\(name)"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    require(descriptor >= 0, "\(path) cannot be made")
    removeAtEnd(path)
  }

  /// Puts bytes in the place of what is there.
  func fill(_ bytes: [UInt8]) {
    let isFilled =
      ftruncate(descriptor, 0) == 0 && pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    require(isFilled, "\(path) cannot be written")
  }
}

private nonisolated(unsafe) var files: [String] = []

/// Removes a file when the process ends in an orderly way.
private func removeAtEnd(_ path: String) {
  files.append(path)
  atexit { for file in files { unlink(file) } }
}
