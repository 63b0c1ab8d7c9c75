import Foundation

/// A program of this machine that runs: it gets its arguments one by one, and what it says on standard
/// error the user sees.
final class Program {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let name: String
  private var unread: [UInt8] = []

  /// Starts a program, which is looked for in the folders of `PATH`.
  ///
  /// - Parameters:
  ///   - command: The program's name and its arguments.
  ///   - text: What it reads from standard input; at most what a pipe holds, 64 KiB.
  ///   - folder: Where it runs.
  /// - Throws: Where it cannot be started.
  init(_ command: [String], input text: String = "", in folder: String? = nil)
    throws(PublishingError)
  {
    name = command[0]
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = input
    process.standardOutput = output
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    do {
      // Before the program runs, when nobody can have closed the other end.
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try process.run()
    } catch {
      throw PublishingError("\(name): error: the program cannot be started (\(error))")
    }
  }

  /// The next line that the program says; nil where it says no more.
  func nextLine() -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
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
  /// - Returns: What it has said, a line each, and its exit status; that of a shell for one that a signal
  ///   has ended.
  /// - Throws: Where its input cannot be closed.
  func finish() throws(PublishingError) -> (lines: [String], status: Int32) {
    do {
      try input.fileHandleForWriting.close()
    } catch {
      throw PublishingError("\(name): error: \(error)")
    }
    var lines: [String] = []
    while let line = nextLine() { lines.append(line) }
    process.waitUntilExit()
    let status = process.terminationStatus
    return (lines, process.terminationReason == .exit ? status : 128 + status)
  }
}

/// Runs a program to its end and returns the lines that it says.
///
/// - Throws: Where it ends with a status other than 0.
func linesOf(
  _ command: [String], input: String = "", in folder: String? = nil
) throws(PublishingError) -> [String] {
  let (lines, status) = try Program(command, input: input, in: folder).finish()
  guard status == 0 else { throw failure(of: command[0], lines, status) }
  return lines
}

/// What a program that has failed says.
func failure(of program: String, _ lines: [String], _ status: Int32) -> PublishingError {
  status == 127
    ? PublishingError(
      "\(program): error: there is no such program here or there; install it on both sides")
    : PublishingError(
      (lines + ["\(program): error: it ended with status \(status); what it said stands above"])
        .joined(separator: "\n"))
}
