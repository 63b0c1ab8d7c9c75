import Testing

@testable import Publishing

@Suite struct SelfCheckTests {
  private let places: HostPlaces

  init() throws {
    places = try HostPlaces(
      configuration: "# places\nOSTA_INDEX_DIR=/srv/osta/index\nOSTA_KEY=/etc/osta/osta.key\n")
  }

  private func failure(_ line: String, at destination: String, user: String) throws -> [String] {
    let check = SelfCheck(said: ["as \(user)", "ok  program: lookup.cgi", line, "status 1"])
    #expect(!check.isPassed)
    let place = try Destination(destination, from: "/")
    let error = SelfCheckFailure(check, at: place, places: places, key: ".osta/key").error
    return error.message.split(separator: "\n").map(String.init)
  }

  @Test func programSaysWhetherItWorks() {
    let check = SelfCheck(said: ["a greeting", "as other www-data", "ok  key: k", "status 0"])
    #expect(check.user == "www-data")
    #expect(!check.isAsPublisher)
    #expect(check.lines == ["ok  key: k"])
    #expect(check.isPassed)
  }

  @Test(arguments: [
    "osta lookup: /etc/osta/osta.key: no such file or folder",
    "osta lookup: /srv/osta/index/a.idx: the index was built with another key; …",
  ])
  func whereNoKeyFitsTheCommandsThatBringItAreSaid(line: String) throws {
    #expect(
      try failure(line, at: "me@web1:/srv/osta", user: "other www-data") == [
        "me@web1:/srv/osta: error: the lookup would not work for visitors; nothing was changed for them",
        "  a key is never published; bring the one with which the indexes are built there by hand:",
        "    ssh root@web1 'install -d /etc/osta && install -m 0640 -o root -g www-data /dev/stdin "
          + "/etc/osta/osta.key' < .osta/key",
      ])
    #expect(
      try failure(line, at: "/srv/osta", user: "publisher me").dropLast().last
        == "    install -d /etc/osta && install -m 0600 /dev/stdin /etc/osta/osta.key < .osta/key")
  }

  @Test func missingIndexIsPublishedApart() throws {
    #expect(
      try failure(
        "osta lookup: /srv/osta/index/a.idx: no such file or folder; …", at: "/srv/osta",
        user: "publisher me"
      ).dropLast().last == "  an index is published with: osta publish /srv/osta --index FILE")
  }

  @Test func whoPublishesIsToldThatAnotherUserMayRunIt() throws {
    let line = "osta lookup: /etc/osta/osta.key: permission denied; check …"
    let hint = "  where another user runs the lookup for visitors, say who: --web-user USER"
    #expect(try failure(line, at: "/srv/osta", user: "publisher me").last == hint)
    #expect(try failure(line, at: "/srv/osta", user: "other www-data").last != hint)
  }

  @Test func userWhoCannotRunItIsSaid() throws {
    #expect(
      try failure("sudo: a password is required", at: "/srv/osta", user: "other www-data")
        .dropFirst()
        == [
          "  the program could not be run as www-data; --web-user names the user that runs it for",
          "  visitors, and docs/publishing.md has the line that lets sudo do it",
        ])
  }

  @Test func siteThatLooksForItsIndexesElsewhereIsNotPublished() throws {
    try places.expect(at: .folder("/srv/osta"))
    #expect(
      throws: PublishingError(
        "me@web1:/srv/www/index: error: indexes are published here, but the site looks for them in "
          + "/srv/osta/index; set 'install: /srv/www' in site.yaml and build it again")
    ) { try places.expect(at: try Destination("me@web1:/srv/www", from: "/")) }
  }

  @Test(arguments: ["", "OSTA_KEY=/k\n", "OSTA_INDEX_DIR=/i\n"])
  func configurationWithoutAPlaceIsAnError(text: String) {
    #expect(throws: PublishingError.self) { try HostPlaces(configuration: text) }
  }
}
