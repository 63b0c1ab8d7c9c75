import Foundation
import TestSupport
import Testing

/// The lookup as a visitor sees it: a real Chromium in front of a real nginx, wide and narrow, with scripts
/// and without.
@Suite(.enabled(if: Project.hasBrowser), .serialized)
struct BrowserTests {
  /// A server whose forms all go to the lookup's host, with limits and a folder for counters.
  private func server(
    _ manner: WebServer.Manner, limits: String = "soft: 1000, hard: 1000"
  ) throws -> WebServer {
    try WebServer(.nginx, manner, program: try #require(Project.lookupPrograms.last)) {
      text, folder, origin in
      try FileManager.default.createDirectory(
        at: folder["state"], withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o777])
      return text.replacing("state: \"\"\n", with: "state: \(folder.url.path)/state\n")
        .replacing(
          "lookup:\n",
          with: """
            lookup:
              limits: {\(limits)}
              url: \(origin("zscx.osta.org.cn"))\(manner.base)

            """)
    }
  }

  private func fields(_ sample: Sample) -> [(String, String)] {
    [("certificate_no", sample.number), ("name", sample.name)]
  }

  // MARK: From which page

  @Test(arguments: WebServer.Manner.allCases)
  func formsOfAllHostsOfTheSiteAreAnswered(manner: WebServer.Manner) throws {
    let server = try server(manner)
    let browser = try Browser()
    let sample = try Sample.all("qualification")[4]
    for host in WebServer.hosts {
      try browser.open(server.origin(host) + server.base)
      try browser.send("qualification", fields(sample))
      #expect(try browser.result == "found", "\(host)")
      #expect(
        try browser.value("location.href") as? String
          == server.origin("zscx.osta.org.cn") + server.base + "cgi-bin/lookup.cgi")
      #expect(
        try (browser.value("document.querySelector('main').innerText") as? String)?
          .contains(sample.occupation) == true)
    }
  }

  @Test(arguments: WebServer.Manner.allCases)
  func formOnAPageOfAStrangerIsRefused(manner: WebServer.Manner) throws {
    let server = try server(manner)
    let browser = try Browser()
    try browser.call("Page.setBypassCSP", ["enabled": true])
    let stranger = server.origin("hostile.example") + server.base
    let program = server.origin("zscx.osta.org.cn") + server.base + "cgi-bin/lookup.cgi"
    try browser.open(stranger)
    _ = try browser.value(
      """
      document.body.innerHTML = '<form method="post" action="\(program)"><button>x</button>'
        + '<input name="lookup" value="qualification"></form>'
      """)
    try browser.press("button")
    #expect(try browser.value("location.href") as? String == program)
    #expect(try browser.result == "invalid")
    #expect(
      try (browser.value("document.title") as? String)?.hasPrefix("请在本站页面上查询") == true)
  }

  // MARK: Where nothing was found

  @Test(arguments: [360, 1280])
  func numberOfTheOtherLookupIsOneClickFromItsForm(width: Int) throws {
    let server = try server(.plainAtTheRoot)
    let browser = try Browser(width: width)
    let sample = try Sample.all("skill-level")[4]
    try browser.open(server.origin("zscx.osta.org.cn") + "/")
    try browser.send("qualification", fields(sample))
    #expect(try browser.result == "none")
    #expect(try browser.fitsItsWidth)
    _ = try browser.value("document.querySelector('a[href$=\"#skill-level\"]').click()")
    #expect(try browser.value("location.hash") as? String == "#skill-level")
    #expect(try browser.result == "none", "nothing was sent")
    #expect(try browser.shows("#skill-level button"))
    try browser.press("#skill-level button")
    #expect(try browser.result == "found")
  }

  // MARK: Work

  @Test(arguments: [360, 1280])
  func workIsDoneByThePageAndThenTheAnswerComes(width: Int) throws {
    let server = try server(.plainAtTheRoot, limits: "soft: 1, hard: 10, work: 3000, wait: 60")
    let browser = try Browser(width: width)
    let samples = try Sample.all("qualification")
    for sample in samples.prefix(4) {
      try browser.open(server.origin("zscx.osta.org.cn") + "/")
      #expect(try browser.fitsItsWidth)
      try browser.send("qualification", fields(sample))
      try browser.wait(for: "the answer") { try browser.result == "found" ? () : nil }
      #expect(try browser.fitsItsWidth)
    }
    #expect(try server.logs.contains("\" 403 "), "work was asked for")
  }

  @Test(arguments: [360, 1280])
  func whileThePageWorksItSaysSo(width: Int) throws {
    let server = try server(
      .plainAtTheRoot, limits: "soft: 0, hard: 10, work: 100000000, wait: 600")
    let browser = try Browser(width: width)
    try browser.open(server.origin("zscx.osta.org.cn") + "/")
    try browser.send("qualification", fields(try Sample.all("qualification")[4]))
    #expect(try browser.result == "busy")
    #expect(try browser.shows("#challenge-work"))
    #expect(try !browser.shows("#challenge-wait"))
    #expect(try !browser.shows("#challenge button"))
    #expect(try browser.fitsItsWidth)
  }

  @Test(arguments: [360, 1280])
  func withoutScriptsTheVisitorIsToldWhenToGoOn(width: Int) throws {
    let server = try server(
      .plainAtTheRoot, limits: "soft: 0, hard: 10, work: 100000000, wait: 1")
    let browser = try Browser(width: width)
    try browser.forbidScripts()
    try browser.open(server.origin("zscx.osta.org.cn") + "/")
    try browser.send("qualification", fields(try Sample.all("qualification")[4]))
    #expect(try browser.result == "busy")
    #expect(try browser.shows("#challenge-wait"))
    #expect(try !browser.shows("#challenge-work"))
    #expect(try browser.fitsItsWidth)
    try browser.wait(for: "the answer") {
      try browser.press("#challenge button")
      return try browser.result == "found" ? () : nil
    }
  }
}
