import Publishing
import Testing

@Suite struct DestinationTests {
  @Test(arguments: [
    ("osta@www.example.org:/srv/osta", "osta", "www.example.org", "/srv/osta"),
    ("osta@www.example.org:/srv/osta/", "osta", "www.example.org", "/srv/osta"),
    ("_a.b-c@host-1:/a", "_a.b-c", "host-1", "/a"),
    ("root@192.0.2.7:/srv/osta.org", "root", "192.0.2.7", "/srv/osta.org"),
    ("root@[2001:db8::1]:/srv/osta", "root", "2001:db8::1", "/srv/osta"),
    ("root@[::1]:/srv/osta", "root", "::1", "/srv/osta"),
  ])
  func folderOfAnotherMachineIsReadInItsParts(
    text: String, user: String, host: String, path: String
  ) throws {
    guard case .remote(let remote) = try Destination(text, from: "/home/me") else {
      Issue.record("\(text) is a folder of this machine")
      return
    }
    #expect(remote.user == user)
    #expect(remote.host == host)
    #expect(remote.path == path)
  }

  @Test(arguments: [
    ("/srv/osta", "/srv/osta"), ("/srv//osta/", "/srv/osta"), ("www", "/home/me/www"),
    ("./a:b", "/home/me/a:b"), ("../www/./osta", "/home/www/osta"), ("/srv/a@b:c", "/srv/a@b:c"),
    ("/srv/with space;", "/srv/with space;"), ("/a/../../b", "/b"),
  ])
  func folderOfThisMachineIsMadeAbsolute(text: String, path: String) throws {
    #expect(try Destination(text, from: "/home/me") == .folder(path))
  }

  @Test(arguments: [
    "", "-oProxyCommand=id", "www.example.org:/srv/osta", "@host:/srv", "me@:/srv", "me@host",
    "me@host:", "me@host:srv/osta", "me@host:~/osta", "me@host:/", "me@host:/srv/../etc",
    "me@host:/srv/./osta", "me@host:/srv//osta", "me@host:/srv/osta//", "me@host:/srv/-rf",
    "me@host:/srv/a b", "me@host:/srv/$(id)", "me@host:/srv/`id`", "me@host:/srv/a;id",
    "me@host:/srv/a'b", "me@host:/srv/a*", "me@host:/srv/文", "me@host:/srv/a\n", "me@-host:/srv",
    "-me@host:/srv", "me@ho st:/srv", "me@host;id:/srv", "me@host:22:/srv", "me@2001:db8::1:/srv",
    "me@[host]:/srv", "me@[]:/srv", "me@[::1:/srv", "a@b@host:/srv", "me@host:/srv/\u{7f}",
    "ssh://me@host/srv", "me@host::module/srv", "rsync://host/srv", " me@host:/srv", "/srv/a\nb",
    "me@hóst:/srv", "me@host:/srv/e\u{301}",
  ])
  func everythingElseIsRefused(text: String) {
    #expect(throws: PublishingError.self) { try Destination(text, from: "/home/me") }
  }

  @Test(arguments: ["/", "//", "..", "/srv/.."])
  func rootIsRefused(text: String) {
    #expect(
      throws: PublishingError(
        "\(text): error: nothing is published into the root of the file system; name a folder")
    ) { try Destination(text, from: "/home") }
  }

  /// Whatever is read as a folder of another machine has nothing that a shell or an option parser takes for
  /// more than a word.
  @Test func noRandomTextGetsToAnotherMachineAsMoreThanWords() {
    let pieces = [
      "me", "@", "host", ":", "/", "srv", "-", ".", "..", "[", "]", "::1", " ", ";", "$", "`", "'",
      "\"", "\\", "\n", "*", "~", "文", "e\u{301}", "\0", "|", "&", ":/srv", "me@host:/", "{a,b}",
      "=",
    ]
    var random = SystemRandomNumberGenerator()
    var accepted = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      guard let remote = RemoteFolder(text) else { continue }
      accepted += 1
      #expect(remote.user.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.\-]*/) != nil, "\(text)")
      #expect(remote.host.wholeMatch(of: /[A-Za-z0-9:][A-Za-z0-9.:\-]*/) != nil, "\(text)")
      #expect(remote.path.wholeMatch(of: /(?:\/[A-Za-z0-9._][A-Za-z0-9._\-]*)+/) != nil, "\(text)")
      #expect(!(remote.path + "/").contains("/../"), "\(text)")
    }
    #expect(accepted > 0)
  }

  @Test func refusalSaysWhatToType() {
    #expect(
      throws: PublishingError(
        "host:/srv: error: this is no place to publish to; say a folder, or user@host:/path with an "
          + "absolute path of letters, digits and / . _ -")
    ) { try Destination("host:/srv", from: "/") }
  }
}
