import CPosix

/// A program that this process has started: we write what it reads and read what it writes.
///
/// Its standard error is ours, and so is its environment; it has no other open file of ours, and no signal
/// is blocked. Whoever starts it waits for its end.
package final class ChildProcess {
  private let identifier: pid_t
  private var input: Int32
  private let output: Int32

  /// Starts a program, which is looked for in the folders of `PATH`.
  ///
  /// - Parameters:
  ///   - command: The program's name and its arguments, without NULs.
  ///   - text: What it reads first, at most 64 KiB.
  /// - Throws: `ENOENT` where there is no such program.
  package init(_ command: [[UInt8]], input text: [UInt8]) throws(SystemError) {
    var (child, input, output) = (pid_t(), Int32(), Int32())
    let words: [UInt8] = Array(command.joined(separator: [0]))
    let error = unsafe withCString(words) { words in
      unsafe text.withUnsafeBytes { text in
        unsafe posix_start(
          words, command.count, text.baseAddress, text.count, &input, &output, &child)
      }
    }
    guard error == 0 else { throw SystemError(code: error) }
    identifier = child
    self.input = input
    self.output = output
  }

  deinit {
    closeInput()
    _ = close(output)
  }

  /// Lets the program see the end of what it reads.
  package func closeInput() {
    guard input >= 0 else { return }
    _ = close(input)
    input = -1
  }

  /// What the program writes next, as soon as there is something; empty when nothing more comes.
  package func read() throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe CPosix.read(output, buffer.baseAddress, buffer.count)
      }
      if count >= 0 { return Array(bytes[..<count]) }
      guard posix_errno() == EINTR else { throw .last }
    }
  }

  /// Waits until the program has ended; to be called once.
  ///
  /// - Returns: Its exit status, or 128 and the number of the signal that ended it.
  package func waitForEnd() throws(SystemError) -> Int32 {
    let status = posix_wait(identifier)
    guard status >= 0 else { throw .last }
    return status
  }
}
