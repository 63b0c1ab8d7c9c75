import Foundation
import Glibc
import Synchronization

/// One run of a CGI program.
struct CGIProcess: Sendable {
  /// The program file.
  let executable: URL
  /// The whole environment.
  let environment: [String: String]
  /// What it may read on standard input.
  let input: [UInt8]

  /// What the program left when it ended.
  struct Output: Sendable {
    /// Everything it wrote to standard output.
    let bytes: [UInt8]
    /// Everything it wrote to standard error, by line.
    let log: [String]
    /// Its exit status, or the signal that ended it.
    let status: Int32
  }

  /// Runs the program to its end; it is ended when the task is cancelled.
  func run() async throws -> Output {
    let process = Process()
    process.executableURL = executable
    process.environment = environment
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // Waiting blocks, so it has a thread of its own and none of the tasks'.
        Thread.detachNewThread {
          continuation.resume(with: Result { try finish(process) })
        }
      }
    } onCancel: {
      if process.isRunning { process.terminate() }
    }
  }

  private func finish(_ process: Process) throws -> Output {
    let input = Pipe()
    let output = Pipe()
    let error = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let bytes = Drain(output.fileHandleForReading)
    let log = Drain(error.fileHandleForReading)
    feed(self.input, to: input.fileHandleForWriting)
    process.waitUntilExit()
    let lines = String(decoding: try log.bytes(), as: UTF8.self).split(whereSeparator: \.isNewline)
    return Output(
      bytes: try bytes.bytes(), log: lines.map(String.init), status: process.terminationStatus)
  }
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

/// Writes the input on a thread of its own, where a program that has gone raises no signal.
private func feed(_ bytes: [UInt8], to handle: FileHandle) {
  Thread.detachNewThread {
    blockBrokenPipeSignal()
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(handle.fileDescriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
    // A program may answer without reading its input; closing our end cannot fail.
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
