import Posix

/// A program of this machine that runs: it gets its arguments one by one, and what it says on standard
/// error the user sees.
///
/// Not Foundation's `Process`: that takes a program that closes files which it has not opened, as ssh does,
/// for one that has ended, and then hears of the end of no other.
final class Program {
  private let process: ChildProcess
  private let name: String
  private var unread: [UInt8] = []

  /// Starts a program, which is looked for in the folders of `PATH`.
  ///
  /// - Parameters:
  ///   - command: The program's name and its arguments.
  ///   - text: What it reads from standard input; at most what a pipe holds, 64 KiB.
  /// - Throws: Where it cannot be started.
  init(_ command: [String], input text: String = "") throws(PublishingError) {
    name = command[0]
    do throws(SystemError) {
      process = try ChildProcess(command.map { Array($0.utf8) }, input: Array(text.utf8))
    } catch {
      throw error == .noSuchFile ? missing(command[0]) : failed(command[0], error)
    }
  }

  /// The next line that the program says; nil where it says no more.
  func nextLine() throws(PublishingError) -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = try running { () throws(SystemError) in try process.read() }
      guard !more.isEmpty else { return rest() }
      unread += more
    }
  }

  private func rest() -> String? {
    guard !unread.isEmpty else { return nil }
    defer { unread = [] }
    return String(decoding: unread, as: UTF8.self)
  }

  /// Ends what the program reads, and waits for its end.
  ///
  /// - Returns: What it has said since, a line each, and its exit status; that of a shell for one that a
  ///   signal has ended.
  /// - Throws: Where it cannot be waited for.
  func finish() throws(PublishingError) -> (lines: [String], status: Int32) {
    process.closeInput()
    var lines: [String] = []
    while let line = try nextLine() { lines.append(line) }
    return (lines, try running { () throws(SystemError) in try process.waitForEnd() })
  }

  private func running<Value>(
    _ work: () throws(SystemError) -> Value
  ) throws(PublishingError) -> Value {
    do throws(SystemError) {
      return try work()
    } catch {
      throw failed(name, error)
    }
  }
}

/// Runs a program to its end and returns the lines that it says.
///
/// - Throws: Where it ends with a status other than 0.
func linesOf(_ command: [String]) throws(PublishingError) -> [String] {
  let (lines, status) = try Program(command).finish()
  guard status == 0 else { throw failure(of: command[0], lines, status) }
  return lines
}

/// What a program that has failed says.
func failure(of program: String, _ lines: [String], _ status: Int32) -> PublishingError {
  status == 127
    ? missing(program)
    : PublishingError(
      (lines + ["\(program): error: it ended with status \(status); what it said stands above"])
        .joined(separator: "\n"))
}

private func missing(_ program: String) -> PublishingError {
  PublishingError(
    "\(program): error: there is no such program here or there; install it on both sides")
}

private func failed(_ program: String, _ error: SystemError) -> PublishingError {
  PublishingError("\(program): error: \(String(decoding: error.text, as: UTF8.self))")
}
