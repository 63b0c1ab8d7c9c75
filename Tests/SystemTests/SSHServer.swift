import Foundation
import TestSupport

/// An sshd on loopback that lets the user of the tests in, by a key of its own.
///
/// It notes each command that it is asked to run.
final class SSHServer {
  private let folder: TemporaryFolder
  private let process: RunningProcess

  /// How ssh names the user here.
  let account = "\(NSUserName())@127.0.0.1"

  /// The file that tells ssh how to get here.
  var configuration: URL { folder["ssh/config"] }

  /// What the commands are told besides.
  var options: [String] { ["--ssh-config", configuration.path] }

  /// Every command so far, a line each.
  var commands: [String] {
    get throws {
      String(decoding: try folder.read("ssh/commands"), as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
  }

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    let port = try freePort()
    try folder.write("", to: "ssh/commands")
    for name in ["host", "user"] { try SSHServer.makeKey(folder["ssh/\(name)"]) }
    let hostKey = String(decoding: try folder.read("ssh/host.pub"), as: UTF8.self)
    try folder.write("[127.0.0.1]:\(port) \(hostKey)", to: "ssh/known")
    try folder.write(SSHServer.server(folder["ssh"].path, port), to: "ssh/server")
    try folder.write(SSHServer.client(folder["ssh"].path, port), to: "ssh/config")
    try SSHServer.makePrivilegeSeparationFolder()
    process = try RunningProcess(
      "/bin/sh",
      [
        "-c", SSHServer.guardian, "sh", "/usr/sbin/sshd", "-D", "-e", "-f",
        folder["ssh/server"].path,
      ],
      log: folder["sshd.log"])
    try process.wait(for: "sshd") { isListening(port) ? () : nil }
  }

  /// sshd closes what it has not opened, which Foundation takes for the end of the process; so a shell stands
  /// in between.
  private static let guardian =
    "trap 'kill $child' TERM; \"$@\" & child=$!; wait $child; wait $child"

  private static func makeKey(_ file: URL) throws {
    let result = try runProcess(
      URL(filePath: "/usr/bin/ssh-keygen"),
      arguments: ["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.path])
    guard result.status == 0 else { throw InstallationError(message: result.standardError) }
  }

  /// Debian's unit for sshd makes it at each start; nobody has started that here.
  private static func makePrivilegeSeparationFolder() throws {
    guard geteuid() == 0 else { return }
    try FileManager.default.createDirectory(
      atPath: "/run/sshd", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
  }

  private static func server(_ folder: String, _ port: UInt16) -> String {
    """
    ListenAddress 127.0.0.1:\(port)
    HostKey \(folder)/host
    AuthorizedKeysFile \(folder)/user.pub
    PidFile none
    StrictModes no
    UsePAM no
    PermitRootLogin prohibit-password
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    ForceCommand printf '%s\\n' "$SSH_ORIGINAL_COMMAND" >> \(folder)/commands; eval "$SSH_ORIGINAL_COMMAND"

    """
  }

  private static func client(_ folder: String, _ port: UInt16) -> String {
    """
    Port \(port)
    IdentityFile \(folder)/user
    IdentitiesOnly yes
    UserKnownHostsFile \(folder)/known
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
    BatchMode yes

    """
  }
}
