/// The way to a destination: which programs are started on this machine, and with which arguments.
///
/// Arguments go to the programs one by one and never through a shell of this machine.
package protocol Transport: Sendable {
  /// A command that lets a shell on the destination's machine run what comes over standard input.
  ///
  /// - Parameter words: What the script gets as its arguments.
  /// - Returns: Program and arguments.
  /// - Throws: Where a word is not plain enough for the way.
  func shell(_ words: [String]) throws(PublishingError) -> [String]

  /// A command that copies files and folders, with all that lies in them.
  ///
  /// - Parameters:
  ///   - sources: Absolute paths on this machine.
  ///   - folder: The absolute path of the folder there, which is made where there is none.
  ///   - basis: A folder beside it, whose files are linked where they are the same.
  /// - Returns: Program and arguments.
  /// - Throws: Where a path is not plain enough for the way.
  func copy(
    _ sources: [String], into folder: String, linking basis: String?
  ) throws(PublishingError) -> [String]
}

/// What rsync does with files wherever they go: bytes decide what is the same; times stay; everybody may
/// read, and run what is a program; the name of each file that was new or changed is said.
private let copying = [
  "rsync", "--recursive", "--times", "--perms", "--checksum", "--out-format=%n",
  "--chmod=Du=rwx,Dgo=rx,Fu=rwX,Fgo=rX",
]

/// A folder of this machine.
package struct LocalFolder: Transport {
  package init() {}

  package func shell(_ words: [String]) -> [String] {
    ["sh", "-s", "--"] + words
  }

  package func copy(
    _ sources: [String], into folder: String, linking basis: String?
  ) -> [String] {
    copying + linkOption(basis) + ["--"] + sources + [folder + "/"]
  }
}

/// A folder of another machine, by OpenSSH.
package struct SecureShell: Transport {
  private let remote: RemoteFolder
  private let options: [String]

  /// The way to a folder.
  ///
  /// - Parameters:
  ///   - remote: The folder.
  ///   - port: Where it is not the usual one, or that of the configuration.
  ///   - configuration: A file for ssh in the place of `~/.ssh/config`.
  ///   - connection: A path in a private folder, for a socket by which all commands share one connection.
  /// - Throws: Where rsync could not name the configuration.
  package init(
    to remote: RemoteFolder, port: UInt16?, configuration: String?, connection: String
  ) throws(PublishingError) {
    self.remote = remote
    // rsync takes its command for ssh apart at spaces and quotation marks.
    if let configuration, configuration.contains(where: { $0.isWhitespace || "\"'".contains($0) }) {
      throw PublishingError(
        "\(configuration): error: rsync takes no spaces or quotation marks in this path; move the file"
      )
    }
    options =
      (configuration.map { ["-F", $0] } ?? []) + (port.map { ["-p", "\($0)"] } ?? [])
      + ["-T", "-o", "ServerAliveInterval=15"] + sharing(connection)
  }

  package func shell(_ words: [String]) throws(PublishingError) -> [String] {
    for word in words { try expectPlain(word) }
    return ["ssh"] + options + ["-l", remote.user, "--", remote.host, "sh", "-s", "--"] + words
  }

  package func copy(
    _ sources: [String], into folder: String, linking basis: String?
  ) throws(PublishingError) -> [String] {
    try expectPlain(folder)
    return copying + linkOption(basis) + ["--rsh=" + (["ssh"] + options).joined(separator: " ")]
      + ["--"] + sources + ["\(remote.account):\(folder)/"]
  }

  /// What goes through the shell of the other side must mean nothing to it.
  private func expectPlain(_ word: String) throws(PublishingError) {
    guard isPlain(word) else {
      throw PublishingError(
        "\(word): error: only letters, digits and / . _ - can go to another machine; use another name"
      )
    }
  }
}

/// Lets all commands share one connection, so that a passphrase is asked for once.
///
/// The system knows no long names of sockets, and ssh takes some characters for more than themselves; where
/// the path has any of that, each command connects by itself.
private func sharing(_ socket: String) -> [String] {
  guard socket.utf8.count <= 80, isPlain(socket) else { return [] }
  return [
    "-o", "ControlMaster=auto", "-o", "ControlPath=\(socket)", "-o", "ControlPersist=no",
  ]
}

/// Whether a text means itself to shells and to ssh.
private func isPlain(_ word: String) -> Bool {
  word.wholeMatch(of: /[A-Za-z0-9\/._\-]+/) != nil
}

private func linkOption(_ basis: String?) -> [String] {
  basis.map { ["--link-dest=../\($0)"] } ?? []
}
