package import Foundation
import Glibc
import Synchronization

/// What a program left behind when it ended.
package struct ProcessOutput: Sendable {
  /// The exit status, or the number of the signal that ended it.
  package let status: Int32
  /// Whether the program was ended by a signal.
  package let wasSignalled: Bool
  /// Everything it wrote to standard output.
  package let standardOutput: [UInt8]
  /// Everything it wrote to standard error, read as UTF-8.
  package let standardError: String

  /// Standard output read as UTF-8.
  package var text: String { String(decoding: standardOutput, as: UTF8.self) }
}

/// Runs a program to its end and returns what it wrote.
///
/// Input and both outputs move at the same time, so any amount of either is safe. A program that
/// ends without reading its input is no error.
///
/// - Parameters:
///   - executable: The program, by its path.
///   - arguments: The arguments after the name of the program.
///   - environment: The whole environment, or nil for that of the tests. Backtraces are off.
///   - standardInput: The bytes that it may read.
///   - folder: The working directory, or nil for that of the tests.
/// - Returns: Status and outputs.
/// - Throws: When the program cannot be started or its output cannot be read.
package func runProcess(
  _ executable: URL, arguments: [String] = [], environment: [String: String]? = nil,
  standardInput: [UInt8] = [], folder: URL? = nil
) throws -> ProcessOutput {
  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.currentDirectoryURL = folder ?? process.currentDirectoryURL
  process.environment = (environment ?? ProcessInfo.processInfo.environment)
    .merging(["SWIFT_BACKTRACE": "enable=no"]) { _, off in off }
  let input = Pipe()
  let output = Pipe()
  let error = Pipe()
  process.standardInput = input
  process.standardOutput = output
  process.standardError = error
  try process.run()
  let outputDrain = Drain(output.fileHandleForReading)
  let errorDrain = Drain(error.fileHandleForReading)
  feed(standardInput, to: input.fileHandleForWriting)
  process.waitUntilExit()
  return ProcessOutput(
    status: process.terminationStatus,
    wasSignalled: process.terminationReason == .uncaughtSignal,
    standardOutput: try outputDrain.bytes(),
    standardError: String(decoding: try errorDrain.bytes(), as: UTF8.self))
}

/// Reads one pipe to its end on a thread of its own.
private final class Drain: Sendable {
  private let result = Mutex<Result<[UInt8], any Error>>(.success([]))
  private let ended = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      let read = Result { try [UInt8](handle.readToEnd() ?? Data()) }
      result.withLock { $0 = read }
      ended.signal()
    }
  }

  /// Waits for the end of the pipe and returns everything that came; to be called once.
  func bytes() throws -> [UInt8] {
    ended.wait()
    return try result.withLock { try $0.get() }
  }
}

/// Writes the input on a thread of its own, where a reader that has gone raises no signal.
private func feed(_ bytes: [UInt8], to handle: FileHandle) {
  Thread.detachNewThread {
    blockBrokenPipeSignal()
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(handle.fileDescriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
    // The program may have closed its end first, which is no error; closing ours cannot fail.
    do { try handle.close() } catch { preconditionFailure("\(error)") }
  }
}

/// Keeps SIGPIPE from this thread, so that a write to a closed pipe only fails.
private func blockBrokenPipeSignal() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
