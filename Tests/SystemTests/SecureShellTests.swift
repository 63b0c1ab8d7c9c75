import Foundation
import TestSupport
import Testing

/// Publishing to another machine: a real sshd on loopback stands for it.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct SecureShellTests {
  private let webmaster: Webmaster
  private let server: SSHServer

  init() throws {
    webmaster = try Webmaster(by: .secureShell)
    server = try #require(webmaster.server)
  }

  @Test func siteIsPublishedAndTakenBack() throws {
    try webmaster.edit("1")
    let first = try webmaster.release()
    try webmaster.edit("2")
    let output = try webmaster.publish()
    #expect(output.status == 0, "\(output.standardError)")
    #expect(output.text.contains("\(webmaster.destination): "))
    #expect(output.text.contains(" files, 1 of them new or changed\n"))
    let second = try #require(webmaster.current)
    #expect(output.text.hasSuffix("\(webmaster.destination): current is \(second)\n"))
    #expect(try webmaster.home == "2")
    #expect(try webmaster.rollBack("--list").text == "\(second)  current\n\(first)  before\n")
    #expect(try webmaster.rollBack().status == 0)
    #expect(webmaster.current == first)
    #expect(try webmaster.home == "1")
    #expect(try webmaster.releaseNames == [first, second])
  }

  @Test func indexIsPublishedAndTakenBack() throws {
    _ = try webmaster.release()
    let index = webmaster.folder["staging/skill-level.idx"]
    try FileManager.default.createDirectory(
      at: index.deletingLastPathComponent(), withIntermediateDirectories: true)
    let key = webmaster.installation.key.path
    let built = try Project.osta(
      "index", "build", "skill-level", "--key", key, "--output", index.path, "--as-of",
      "2021-01-31",
      "content/certificates/skill-level")
    #expect(built.status == 0, "\(built.standardError)")
    let before = try webmaster.folder.read("host/index/skill-level.idx")
    let output = try webmaster.publish("--key", key, "--index", index.path)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(
      try webmaster.folder.read("host/index/skill-level.idx")
        == webmaster.folder.read("staging/skill-level.idx"))
    #expect(try webmaster.rollBack("--index", "skill-level").status == 0)
    #expect(try webmaster.folder.read("host/index/skill-level.idx") == before)
  }

  /// What the shell of the other side sees is the script's shell with plain words, and rsync.
  @Test func shellOfTheOtherSideSeesPlainWordsAlone() throws {
    _ = try webmaster.release()
    let commands = try server.commands
    #expect(commands.count { $0.hasPrefix("rsync --server ") } == 1)
    #expect(commands.count { $0.hasPrefix("sh -s -- ") } == commands.count - 1)
    for command in commands {
      #expect(command.wholeMatch(of: /[A-Za-z0-9\/._,=\- ]+/) != nil, "\(command)")
    }
  }

  @Test func lookupThatWouldNotWorkIsNotShownAndTheCureIsForTheHost() throws {
    _ = try webmaster.release()
    try webmaster.edit("2")
    let key = webmaster.folder["host.key"]
    try FileManager.default.removeItem(at: key)
    let before = try webmaster.snapshot()
    let output = try webmaster.publish()
    #expect(output.status == 1)
    #expect(output.standardError.contains("    ssh \(server.account) 'install "))
    #expect(output.standardError.contains(" /dev/stdin \(key.path)' < .osta/key"))
    #expect(try webmaster.snapshot() == before)
  }

  @Test func hostThatIsNotKnownGetsNothing() throws {
    try webmaster.folder.write("", to: "ssh/known")
    let before = try webmaster.snapshot()
    let output = try webmaster.publish()
    #expect(output.status == 1)
    #expect(output.standardError.contains("Host key verification failed"))
    #expect(
      output.standardError.contains(
        "\(webmaster.destination): error: the host cannot be reached, or does not let you in; "))
    #expect(try webmaster.snapshot() == before)
    #expect(try server.commands == [])
  }

  @Test func portIsAnOption() throws {
    let output = try webmaster.publish("--port", "\(try freePort())")
    #expect(output.status == 1)
    #expect(output.standardError.contains("Connection refused"))
  }

  @Test func hostWithoutRsyncIsAnErrorThatSaysSo() throws {
    let configuration = String(decoding: try webmaster.folder.read("ssh/server"), as: UTF8.self)
    #expect(configuration.contains("eval"))
    try webmaster.folder.writeProgram("#!/bin/sh\nexit 127\n", to: "path/rsync")
    let output = try runProcess(
      Project.osta, arguments: webmaster.arguments("publish", []),
      environment: ProcessInfo.processInfo.environment.merging(
        ["PATH": webmaster.folder["path"].path + ":/usr/bin:/bin"]) { $1 })
    #expect(output.status == 1)
    #expect(
      output.standardError.contains(
        "rsync: error: there is no such program here or there; install it on both sides"))
    #expect(webmaster.current == nil)
    #expect(try webmaster.releaseNames == [])
  }
}
