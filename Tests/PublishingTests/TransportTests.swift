import Publishing
import Testing

/// Which programs are started, argument by argument.
@Suite struct TransportTests {
  private let remote: RemoteFolder

  init() throws {
    remote = try #require(RemoteFolder("me@[2001:db8::1]:/srv/osta"))
  }

  private func secureShell(configuration: String? = nil) throws -> SecureShell {
    try SecureShell(
      to: remote, port: 2222, configuration: configuration, connection: "/run/osta-1/ssh")
  }

  private let options = [
    "-p", "2222", "-T", "-o", "ServerAliveInterval=15", "-o", "ControlMaster=auto", "-o",
    "ControlPath=/run/osta-1/ssh", "-o", "ControlPersist=no",
  ]

  @Test func hereTheScriptGetsItsWordsAsTheyAre() {
    #expect(
      LocalFolder().shell(["look", "/srv/with space;", "t"])
        == ["sh", "-s", "--", "look", "/srv/with space;", "t"])
  }

  @Test func thereTheScriptGetsPlainWords() throws {
    let command = try secureShell().shell(["look", "/srv/osta", "t"])
    #expect(
      command
        == ["ssh"] + options
        + ["-l", "me", "--", "2001:db8::1", "sh", "-s", "--", "look", "/srv/osta", "t"])
  }

  @Test(arguments: ["a b", "$(id)", "a;b", "", "a\nb", "'", "文", "*", "~", "a&b", "{a,b}", "!1"])
  func wordThatAShellWouldTakeForMoreNeverLeaves(word: String) throws {
    let shell = try secureShell()
    #expect(throws: PublishingError.self) { try shell.shell(["look", word]) }
    #expect(throws: PublishingError.self) { try shell.copy(["/a"], into: word, linking: nil) }
  }

  @Test func filesAreCopiedBehindTheEndOfTheOptions() throws {
    let here = LocalFolder().copy(["/out/site", "/out/-x"], into: "/srv/new", linking: nil)
    #expect(here.suffix(4) == ["--", "/out/site", "/out/-x", "/srv/new/"])
    #expect(!here.contains { $0.hasPrefix("--link-dest") })
    let there = try secureShell().copy(["/out/site"], into: "/srv/osta/new", linking: "old")
    #expect(there.suffix(3) == ["--", "/out/site", "me@[2001:db8::1]:/srv/osta/new/"])
    #expect(there.contains("--link-dest=../old"))
    #expect(there.contains("--rsh=ssh " + options.joined(separator: " ")))
  }

  @Test(arguments: ["/home/me/my config", "/home/me/it's", "/home/me/\"a\""])
  func configurationThatRsyncCannotNameIsRefused(path: String) {
    #expect(throws: PublishingError.self) { try secureShell(configuration: path) }
  }

  @Test(arguments: ["/home/me/%h/ssh", "/home/me/a b/ssh", "/" + String(repeating: "a", count: 90)])
  func pathThatIsNoSocketLeavesEachCommandItsOwnConnection(path: String) throws {
    let shell = try SecureShell(to: remote, port: nil, configuration: nil, connection: path)
    #expect(
      try shell.shell(["look"]) == [
        "ssh", "-T", "-o", "ServerAliveInterval=15", "-l", "me", "--", "2001:db8::1", "sh", "-s",
        "--", "look",
      ])
  }

  @Test func configurationStandsInFront() throws {
    let command = try secureShell(configuration: "/home/me/ssh").shell(["look"])
    #expect(command.prefix(3) == ["ssh", "-F", "/home/me/ssh"])
  }
}
