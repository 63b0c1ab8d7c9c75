import Foundation
import TestSupport
import Testing

@testable import DevServer

@Suite struct PreviewStateTests {
  @Test func whoHasSeenAnOldBuildNeedNotWait() async {
    let state = PreviewState()
    let first = await state.build
    await state.announce(findings: ["甲"])
    let next = await state.build(after: first.number, within: .seconds(60))
    #expect(next == PreviewState.Build(number: first.number + 1, findings: ["甲"]))
  }

  @Test func whoWaitsIsToldOfTheNextBuild() async {
    let state = PreviewState()
    let first = await state.build
    async let one = state.build(after: first.number, within: .seconds(60))
    async let two = state.build(after: first.number, within: .seconds(60))
    await state.announce(findings: [])
    #expect(await [one.number, two.number] == [first.number + 1, first.number + 1])
  }

  @Test func withoutABuildTheSameOneIsToldInTheEnd() async {
    let state = PreviewState()
    let first = await state.build
    #expect(await state.build(after: first.number, within: .milliseconds(1)) == first)
  }
}

@Suite struct PreviewPageTests {
  private func exchange(
    _ path: String, findings: [String], site: [String: String] = ["index.html": "<p>首页"]
  ) async throws -> HTTPExchange {
    try await exchange(path, with: PreviewState(findings: findings), site: site)
  }

  private func exchange(
    _ path: String, with state: PreviewState, site: [String: String] = [:]
  ) async throws -> HTTPExchange {
    let folder = try TemporaryFolder()
    for (path, text) in site { try folder.write(text, to: "site/\(path)") }
    let server = try DevServer(configuration: .init(root: folder["site"], preview: state))
    async let running: Void = server.run()
    let port = try await server.listeningPort(within: 300)
    let answer = try await HTTPExchange(port: port, "GET", path)
    await server.stop()
    try await running
    return answer
  }

  @Test func pagesWaitForTheNextBuild() async throws {
    let page = try await exchange("/", findings: [])
    #expect(page.body.hasPrefix("<p>首页<script src=\"/.osta/reload.js\" data-build=\""))
    #expect(!page.body.contains("<aside"))
  }

  @Test func findingsStandInThePage() async throws {
    let page = try await exchange("/", findings: ["a.md:1:2: error: <b> & '甲'"])
    #expect(page.body.contains("<li>a.md:1:2: error: &lt;b&gt; &amp; '甲'</li>"))
  }

  @Test func findingsStandAlsoWhereThereIsNoPage() async throws {
    let page = try await exchange("/", findings: ["甲"], site: ["a.css": "a{}"])
    #expect(page.status == 404)
    #expect(page.body.contains("<li>甲</li>"))
  }

  @Test func otherFilesAreLeftAlone() async throws {
    let file = try await exchange("/a.css", findings: ["甲"], site: ["a.css": "a{}"])
    #expect(file.body == "a{}")
  }

  @Test func aPageThatWaitsInVainIsToldTheBuildThatItHasSeen() async throws {
    let state = PreviewState()
    let seen = await state.build.number
    let answer = try await exchange("/.osta/build?after=\(seen)", with: state)
    #expect(answer.status == 200)
    #expect(answer.body == "\(seen)\n")
  }

  @Test func theScriptAndTheBuildAreServed() async throws {
    let script = try await exchange("/.osta/reload.js", findings: [])
    #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
    #expect(script.body.contains("location.reload()"))
    let build = try await exchange("/.osta/build?after=0", findings: [])
    #expect(Int(build.body.trimmingCharacters(in: .newlines)) != nil)
  }
}
