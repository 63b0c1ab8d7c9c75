import Foundation
import Testing

/// A program that runs until the value goes; its output goes to files.
final class RunningProcess {
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let log: URL
  private let endingSignal: Int32

  /// Starts a program; both outputs go to `log`, and the signal is what ends it.
  init(
    _ path: String, _ arguments: [String], log: URL, endingSignal: Int32 = SIGTERM
  ) throws {
    self.log = log
    self.endingSignal = endingSignal
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    process.terminationHandler = { [ended] _ in ended.signal() }
    try withoutBlockedSignals { try process.run() }
  }

  /// A program that cannot end its own processes, as it is killed, takes them along: they are a group.
  deinit {
    if endingSignal == SIGKILL, process.isRunning { kill(-process.processIdentifier, SIGKILL) }
    send(endingSignal)
    ended.wait()
  }

  /// Its number among the processes.
  var identifier: Int32 { process.processIdentifier }

  /// Whether it has not ended.
  var isRunning: Bool { process.isRunning }

  /// Sends a signal, unless the program has ended.
  func send(_ signal: Int32) {
    if process.isRunning { kill(process.processIdentifier, signal) }
  }

  /// Waits for the end; returns the exit status, or the number of the signal that ended it.
  func waitForEnd() -> Int32 {
    ended.wait()
    ended.signal()
    return process.terminationStatus
  }

  /// Everything that the program has written.
  var output: String {
    get throws { try String(contentsOf: log, encoding: .utf8) }
  }

  /// Waits until something is so; a program that has ended meanwhile is a failure of the test.
  func wait<Value>(for what: String, _ value: () throws -> Value?) throws -> Value {
    let deadline = Date(timeIntervalSinceNow: 20)
    while Date() < deadline, process.isRunning {
      if let value = try value() { return value }
      usleep(10_000)
    }
    throw NotReady(what: what, output: try output)
  }
}

/// Runs something while this thread blocks no signals: programs that it starts inherit which are blocked,
/// and Apache is one of those that never look.
private func withoutBlockedSignals(_ start: () throws -> Void) rethrows {
  var none = sigset_t()
  var before = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try start()
}

struct NotReady: Error {
  let what: String
  let output: String
}

/// A port on which nothing listens.
func freePort() throws -> UInt16 {
  let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let bound = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
    }
  }
  try #require(bound)
  return UInt16(bigEndian: address.sin_port)
}

/// Whether somebody listens on a port of this machine.
func isListening(_ port: UInt16) -> Bool {
  let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
  address.sin_port = port.bigEndian
  return withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
}
