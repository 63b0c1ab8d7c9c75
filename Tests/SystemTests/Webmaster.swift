import Foundation
import TestSupport
import Testing

/// Somebody who has built the real site and publishes it into a folder of a web host.
///
/// Where the tests run as root, the key is there for Debian's `www-data` alone, who runs the lookup.
final class Webmaster {
  /// How the host's folder is reached.
  enum Way: CaseIterable {
    case folder, secureShell

    /// The ways that there are on this machine.
    static var available: [Way] { Project.hasServers ? allCases : [.folder] }
  }

  let installation: Installation
  /// Nil where the host's folder is one of this machine.
  let server: SSHServer?

  var folder: TemporaryFolder { installation.folder }
  var host: URL { folder["host"] }
  var releases: URL { host.appending(path: "releases") }

  /// The program that goes to the host: the embedded one, where there is one.
  static let program = Project.lookupPrograms[Project.lookupPrograms.count - 1]

  init(by way: Way = .folder) throws {
    installation = try Installation(program: Webmaster.program) { text, folder in
      text.replacingOccurrences(
        of: "install: /srv/osta\n", with: "install: \(folder["host"].path)\n"
      )
      .replacingOccurrences(
        of: "key: /etc/osta/osta.key\n", with: "key: \(folder["host.key"].path)\n")
    }
    server = way == .secureShell ? try SSHServer(in: installation.folder) : nil
    try FileManager.default.copyItem(at: installation.key, to: folder["host.key"])
    try FileManager.default.createDirectory(at: host, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: installation.output.appending(path: "index"), to: host.appending(path: "index"))
    try letProgramRead(folder["host.key"])
  }

  /// What `osta` is told to publish to.
  var destination: String { (server.map { "\($0.account):" } ?? "") + host.path }

  /// Gives a key the mode that it needs, and a group where there is one to give.
  func letProgramRead(_ key: URL) throws {
    guard geteuid() == 0 else { return }
    let group = try runProcess(URL(filePath: "/bin/chgrp"), arguments: ["www-data", key.path])
    #expect(group.status == 0, "\(group.standardError)")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key.path)
  }

  /// The arguments of a command about the folder on the host.
  func arguments(_ command: String, _ arguments: [String]) -> [String] {
    [command, destination] + (server?.options ?? []) + arguments
      + (command == "publish" ? ["--output", installation.output.path] : [])
  }

  func publish(_ arguments: String...) throws -> ProcessOutput {
    try runProcess(Project.osta, arguments: self.arguments("publish", arguments))
  }

  func rollBack(_ arguments: String...) throws -> ProcessOutput {
    try runProcess(Project.osta, arguments: self.arguments("rollback", arguments))
  }

  /// Publishes, and returns the new release.
  func release(_ arguments: String...) throws -> String {
    let output = try runProcess(Project.osta, arguments: self.arguments("publish", arguments))
    #expect(output.status == 0, "\(output.standardError)")
    return try #require(current)
  }

  /// The name of the release that visitors see.
  var current: String? {
    do {
      let target = try FileManager.default.destinationOfSymbolicLink(
        atPath: host.appending(path: "current").path)
      return target.hasPrefix("releases/") ? String(target.dropFirst("releases/".count)) : target
    } catch {
      return nil
    }
  }

  /// The names of all folders with releases, whole or not.
  var releaseNames: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: releases.path).sorted() }
  }

  /// Changes the home page of the bundle, as a build does: by rename.
  func edit(_ text: String) throws {
    let page = installation.output.appending(path: "site/index.html")
    try Data(text.utf8).write(to: page, options: .atomic)
  }

  /// Where the home page lies that visitors see.
  var homePage: URL { host.appending(path: "current/site/index.html") }

  /// The home page that visitors see.
  var home: String {
    get throws { try String(contentsOf: homePage, encoding: .utf8) }
  }

  /// Everything in the folder on the host with its bytes or its target, as far as visitors can tell.
  func snapshot() throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: host.path)
    return try Dictionary(
      uniqueKeysWithValues: paths.filter { !$0.hasPrefix(".") }.map { path in
        let file = host.appending(path: path)
        let values = try file.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey])
        if values.isSymbolicLink == true {
          return (path, try FileManager.default.destinationOfSymbolicLink(atPath: file.path))
        }
        return (
          path, values.isRegularFile == true ? try Data(contentsOf: file).base64EncodedString() : ""
        )
      })
  }
}
