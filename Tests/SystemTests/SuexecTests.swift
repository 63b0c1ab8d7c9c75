import Foundation
import TestSupport
import Testing

/// The bundle as an account of a shared host has it, where Apache runs programs as the files' owner.
///
/// Debian's suEXEC runs programs below `/var/www` alone, so the account lies there; its owner is `nobody`.
@Suite(.enabled(if: canRunAsOthers), .serialized)
struct SuexecTests {
  /// An account with everything in it, and Apache in front.
  private final class Account {
    let folder: URL
    let installation: Installation
    let port: UInt16
    private let apache: RunningProcess

    var program: URL { folder.appending(path: "public_html/cgi-bin/lookup.cgi") }

    init() throws {
      let folder = URL(filePath: "/var/www/osta-test-\(UUID().uuidString)")
      self.folder = folder
      port = try freePort()
      installation = try Installation(program: Project.lookupPrograms[0]) { text, _ in
        text.replacingOccurrences(of: "install: /srv/osta\n", with: "install: \(folder.path)\n")
          .replacingOccurrences(
            of: "key: /etc/osta/osta.key\n", with: "key: \(folder.path)/osta.key\n")
      }
      let output = installation.output.path
      try runSteps([
        // suEXEC runs nothing where it cannot open its log, and not every way to install Apache makes the folder.
        ["mkdir", "-p", folder.path, "/var/log/apache2"],
        ["cp", "-R", "\(output)/site", "\(folder.path)/public_html"],
        ["cp", "-R", "\(output)/cgi-bin", "\(output)/osta.conf", "\(output)/server/.htaccess"]
          + ["\(folder.path)/public_html"],
        ["cp", "-R", "\(output)/index", installation.key.path, folder.path],
        ["chown", "-R", "nobody:nogroup", folder.path],
        ["chmod", "0600", "\(folder.path)/osta.key"],
      ])
      apache = try Account.start(installation.folder, account: folder, port: port)
    }

    private static func start(
      _ own: TemporaryFolder, account: URL, port: UInt16
    ) throws -> RunningProcess {
      var main = ApacheMain(folder: own, isRoot: true)
      main.modules.append("suexec")
      let host = """
        SuexecUserGroup nobody nogroup
        DocumentRoot \(account.path)/public_html
        <Directory \(account.path)/public_html>
          AllowOverride FileInfo Options
          Require all granted
        </Directory>
        """
      try own.write(main.text(ports: [port], own: host), to: "apache.conf")
      let apache = try RunningProcess(
        "/usr/sbin/apache2", ["-f", own["apache.conf"].path, "-DFOREGROUND"],
        log: own["apache.log"])
      try apache.wait(for: "apache") { isListening(port) ? () : nil }
      return apache
    }

    deinit {
      do {
        try FileManager.default.removeItem(at: folder)
      } catch {
        FileHandle.standardError.write(Data("cannot remove \(folder.path): \(error)\n".utf8))
      }
    }

    func ask() throws -> Answer {
      let sample = try Sample.all("qualification")[42]
      return try Visitor(port: port, host: "zscx.osta.org.cn").post(
        "/cgi-bin/lookup.cgi",
        [("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name)])
    }
  }

  @Test func programRunsAsItsOwnerAndFindsItsPlacesWithoutTheServersHelp() throws {
    let account = try Account()
    let answer = try account.ask()
    #expect(answer.status == 200)
    #expect(answer.result == "found")
  }

  @Test(arguments: [
    ["chmod", "g+w", "PROGRAM"], ["chmod", "g+w", "FOLDER"], ["chown", "root", "PROGRAM"],
    ["chown", "root", "FOLDER"], ["chmod", "u+s", "PROGRAM"],
  ])
  func programThatBreaksTheRulesIsNotRun(command: [String]) throws {
    let account = try Account()
    let folder = account.program.deletingLastPathComponent().path
    try runSteps([
      command.map {
        $0.replacingOccurrences(of: "PROGRAM", with: account.program.path)
          .replacingOccurrences(of: "FOLDER", with: folder)
      }
    ])
    #expect(try account.ask().status == 500)
  }
}

private let canRunAsOthers =
  Project.hasServers && geteuid() == 0
  && FileManager.default.fileExists(atPath: "/usr/lib/apache2/suexec")

/// Runs commands one after the other; the first that fails ends it.
private func runSteps(_ commands: [[String]]) throws {
  for command in commands {
    let result = try runProcess(
      URL(filePath: "/bin/" + command[0]), arguments: Array(command.dropFirst()))
    guard result.status == 0 else { throw InstallationError(message: result.standardError) }
  }
}
