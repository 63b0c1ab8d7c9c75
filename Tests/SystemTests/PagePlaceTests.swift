import Foundation
import TestSupport
import Testing

/// The page of the program that was started is the one that answers, whatever way leads to the program.
@Suite struct PagePlaceTests {
  /// What the program answers to a sample's holder when it is started so.
  private func answer(
    _ installation: Installation, starting executable: URL, _ arguments: [String] = [],
    in folder: URL? = nil
  ) throws -> (answer: Answer, log: String) {
    let sample = try Sample.all("qualification")[0]
    let body = formBody([
      ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
    ])
    let output = try runProcess(
      executable, arguments: arguments,
      environment: installation.environment.merging([
        "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "\(body.count)",
      ]) { $1 },
      standardInput: body, folder: folder)
    return (try #require(Answer(output.standardOutput)), output.standardError)
  }

  @Test(arguments: Project.lookupPrograms)
  func programThatIsStartedByALinkLeavesAForeignPageBesideTheLinkAlone(program: String) throws {
    let installation = try Installation(program: program)
    let foreign = try Installation(program: program) { text, _ in
      text.replacingOccurrences(of: "name: 技能人才评价工作网", with: "name: 别的网站")
    }
    let link = installation.folder["elsewhere/lookup.cgi"]
    try FileManager.default.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: installation.program)
    try FileManager.default.copyItem(
      at: foreign.page, to: installation.folder["elsewhere/lookup.page"])
    let (answer, log) = try answer(installation, starting: link)
    #expect(answer.result == "found")
    #expect(answer.html.contains("技能人才评价工作网"))
    #expect(log == "")
  }

  @Test(arguments: Project.lookupPrograms)
  func pageIsFoundThroughALinkToTheRelease(program: String) throws {
    let installation = try Installation(program: program)
    let current = installation.folder["current"]
    try FileManager.default.createSymbolicLink(at: current, withDestinationURL: installation.output)
    let (answer, log) = try answer(
      installation, starting: current.appending(path: "cgi-bin/lookup.cgi"))
    #expect(answer.result == "found")
    #expect(log == "")
  }

  @Test(arguments: Project.lookupPrograms)
  func pageIsFoundWhereTheStartNamesNoFolder(program: String) throws {
    let installation = try Installation(program: program)
    let (answer, log) = try answer(
      installation, starting: URL(filePath: "/bin/sh"), ["-c", "exec ./lookup.cgi"],
      in: installation.program.deletingLastPathComponent())
    #expect(answer.result == "found")
    #expect(log == "")
  }

  /// As when the link to the release is switched between the start and the reading of the page, and the
  /// other release has none, or one of another format.
  @Test(
    .enabled(if: Strace.canTrace, Strace.absence),
    arguments: Project.lookupPrograms)
  func pageBesideTheProgramItselfStandsInForOneThatDoesNotFit(program: String) throws {
    let installation = try Installation(program: program)
    let (answer, log) = try answer(
      installation, starting: Strace.program,
      [
        "-q", "-o", installation.folder["trace"].path, "-P", installation.page.path,
        "-e", "trace=?open,openat", "-e", "inject=?open,openat:error=ENOENT:when=1",
        installation.program.path,
      ])
    let trace = String(decoding: try installation.folder.read("trace"), as: UTF8.self)
    #expect(trace.contains("(INJECTED)"))
    #expect(answer.result == "found")
    #expect(log == "")
  }
}
