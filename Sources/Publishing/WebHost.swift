/// The machine of a destination, on which the script does one thing after the other.
package struct WebHost: Sendable {
  package let destination: Destination
  private let transport: any Transport
  /// Stands for this publication alone: the script does nothing for one that has lost the lock.
  let token: String

  package init(_ destination: Destination, by transport: any Transport) {
    self.destination = destination
    self.transport = transport
    var random = SystemRandomNumberGenerator()
    token = String(random.next() as UInt64, radix: 36)
  }

  /// How a path there is called in messages.
  func name(of path: String) -> String { destination.name(of: path) }

  /// What lies there, without waiting for anybody.
  package func look() throws(PublishingError) -> HostState {
    HostState(try run("look"))
  }

  /// Keeps everybody else from publishing there, and says what lies there.
  ///
  /// - Parameter waiting: Is called where somebody else is at it.
  /// - Returns: What keeps the others away, and what lies there.
  /// - Throws: Where the host cannot be reached or folders cannot be made there.
  func lock(waiting: () -> Void) throws(PublishingError) -> (HostLock, HostState) {
    let program = try Program(try command("hold", []), input: HostScript.text)
    var lines: [String] = []
    while let line = try program.nextLine() {
      if line == "held" { return (HostLock(program), HostState(lines)) }
      if line == "waiting" { waiting() } else { lines.append(line) }
    }
    let (rest, status) = try program.finish()
    throw fault(lines + rest, status)
  }

  /// Lets the script do one thing.
  ///
  /// - Returns: The lines that it says.
  @discardableResult
  func run(_ verb: String, _ words: String...) throws(PublishingError) -> [String] {
    try run(verb, words)
  }

  @discardableResult
  func run(_ verb: String, _ words: [String]) throws(PublishingError) -> [String] {
    let (lines, status) = try Program(try command(verb, words), input: HostScript.text).finish()
    guard status == 0 else { throw fault(lines, status) }
    return lines
  }

  /// Copies files and folders of this machine.
  ///
  /// - Parameters:
  ///   - sources: Their absolute paths.
  ///   - folder: A folder below the destination, which is made where there is none.
  ///   - basis: A folder beside that one, whose files are linked where they are the same.
  /// - Returns: How many files were new or changed.
  /// - Throws: Where anything could not be copied.
  @discardableResult
  func copy(
    _ sources: [String], into folder: String, linking basis: String? = nil
  ) throws(PublishingError) -> Int {
    let command = try transport.copy(
      sources, into: "\(destination.path)/\(folder)", linking: basis)
    return try linesOf(command).count { !$0.hasSuffix("/") }
  }

  private func command(_ verb: String, _ words: [String]) throws(PublishingError) -> [String] {
    try transport.shell([verb, destination.path, token] + words)
  }

  private func fault(_ lines: [String], _ status: Int32) -> PublishingError {
    let mark = "error "
    if status == HostScript.faultStatus, let line = lines.last(where: { $0.hasPrefix(mark) }) {
      return PublishingError(name(of: String(line.dropFirst(mark.count))))
    }
    let what =
      switch status {
      case 127: "the host has not all of sh, flock, sha256sum and rsync; install what is missing"
      case 255: "the host cannot be reached, or does not let you in"
      default: "the host could not do it (status \(status))"
      }
    return PublishingError(
      "\(name(of: destination.path)): error: \(what); what it said stands above")
  }
}

/// Nobody else publishes at a destination until the value is released, or its process ends.
final class HostLock {
  private let program: Program

  init(_ program: Program) {
    self.program = program
  }

  /// Lets others publish.
  func release() throws(PublishingError) {
    _ = try program.finish()
  }
}
