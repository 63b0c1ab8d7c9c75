import Dispatch
import Foundation
import RequestLimits
import TestSupport
import Testing

/// `lookup.cgi` with a folder for counters, on the real site.
@Suite struct LimiterTests {
  @Test(arguments: Project.lookupPrograms)
  func workIsAskedForAboveTheSoftLimitAndThenTheAnswerComes(program: String) throws {
    let host = try CountingHost(program)
    let (answered, busy) = try host.askUntilBusy()
    #expect(answered == 3)
    #expect(busy.status == 403)
    #expect(busy.headers["content-security-policy"]?.contains("script-src 'self'") == true)
    let solved = try Challenge(busy).solved
    let found = try host.send(solved)
    #expect(found.status == 200)
    #expect(found.result == "found")
    let sample = try Sample.all("qualification")[3]
    #expect(found.html.contains(sample.occupation))
    #expect(try host.send(solved).result == "busy", "work is worth one answer")
    #expect(try host.ask(0, from: "203.0.113.6").result == "found", "others are free")
  }

  @Test(arguments: Project.lookupPrograms)
  func pageThatAsksForWorkShowsNothingThatWasTyped(program: String) throws {
    let host = try CountingHost(program)
    let busy = try host.askUntilBusy().busy
    let sample = try Sample.all("qualification")[3]
    for fact in [sample.number, sample.name, sample.idNumber, String(sample.idNumber.suffix(4))] {
      #expect(!busy.html.replacing(/value="[0-9a-f]+"/, with: "").contains(fact))
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func withoutScriptsWaitingIsEnough(program: String) throws {
    let host = try CountingHost(program, limits: "soft: 1, hard: 5, work: 100000000, wait: 1")
    let busy = try host.askUntilBusy().busy
    #expect(busy.html.contains(#/北京时间 <strong>\d\d:\d\d:\d\d</strong> 以后/#))
    let deadline = Date(timeIntervalSinceNow: 20)
    var answer = busy
    while answer.result == "busy", Date() < deadline {
      answer = try host.send(Challenge(busy).unsolved)
    }
    #expect(answer.result == "found")
  }

  @Test(arguments: Project.lookupPrograms)
  func whoDoesNotWorkAboveTheHardLimitIsToldWhenAndWhom(program: String) throws {
    let host = try CountingHost(program)
    var busy = try host.askUntilBusy().busy
    for _ in 3..<5 {
      #expect(busy.status == 403)
      #expect(try host.send(Challenge(busy).solved).result == "found")
      busy = try host.ask(7)
    }
    #expect(busy.status == 429)
    #expect(busy.headers["retry-after"] == "60")
    #expect(busy.html.contains("010-85282055"))
    #expect(try host.send(Challenge(busy).solved).result == "found", "work is always enough")
  }

  @Test(arguments: Project.lookupPrograms)
  func guessingCostsMoreFromTheFifthFailureOnWhetherOrNotThereIsSuchACertificate(
    program: String
  ) throws {
    let host = try CountingHost(program, limits: "soft: 1000, hard: 1000, work: 40, wait: 30")
    let sample = try Sample.all("qualification")[5]
    func outcomes(number: String) throws -> [String?] {
      try (0..<8).map { guess in
        try host.send(
          [
            ("lookup", "qualification"), ("certificate_no", number),
            ("name", "样本甲\(["子", "丑", "寅", "卯", "辰", "巳", "午", "未"][guess])"),
          ], from: "203.0.113.\(guess)"
        ).result
      }
    }
    let expected = Array(repeating: "none", count: 5) + Array(repeating: "busy", count: 3)
    #expect(try outcomes(number: sample.number) == expected)
    #expect(try outcomes(number: "9999999999999999") == expected)
    let owner = try host.send(host.fields(sample), from: "203.0.113.99")
    #expect(owner.result == "busy")
    #expect(try host.send(Challenge(owner).solved, from: "203.0.113.99").result == "found")
  }

  @Test(arguments: Project.lookupPrograms)
  func endOfAnIDNumberIsNotGuessedFreely(program: String) throws {
    let host = try CountingHost(program, limits: "soft: 1000, hard: 1000, work: 40, wait: 30")
    let sample = try Sample.all("qualification")[5]
    let results = try (0..<7).map { guess in
      try host.send(
        [
          ("lookup", "qualification"), ("id_no", "\(sample.idNumber.prefix(14))00\(guess)0"),
          ("name", sample.name),
        ], from: "203.0.113.\(guess)"
      ).result
    }
    #expect(results == ["none", "none", "none", "none", "none", "busy", "busy"])
  }

  @Test(arguments: Project.lookupPrograms)
  func whoFindsIsNeverTakenForAGuesser(program: String) throws {
    let host = try CountingHost(program, limits: "soft: 1000, hard: 1000, work: 40, wait: 30")
    for visit in 0..<12 {
      #expect(try host.ask(5, from: "203.0.113.\(visit)").result == "found")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func manyProcessesAtOnceLoseNoCount(program: String) throws {
    let host = try CountingHost(program, limits: "soft: 40, hard: 1000, work: 40, wait: 30")
    let results = Results()
    DispatchQueue.concurrentPerform(iterations: 64) { number in
      results.add((try? host.ask(number).result) ?? "nothing")
    }
    #expect(results.count("found") == 40)
    #expect(results.count("busy") == 24)
  }

  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var results: [String] = []

    func add(_ result: String) { lock.withLock { results.append(result) } }

    func count(_ result: String) -> Int { results.count { $0 == result } }
  }

  @Test(arguments: Project.lookupPrograms, ["", "zz", "00", String(repeating: "0", count: 200)])
  func ticketThatIsNoneIsRefused(program: String, ticket: String) throws {
    let host = try CountingHost(program)
    let answer = try host.send([("ticket", ticket + "0"), ("proof", "1")])
    #expect(answer.status == 400)
    #expect(answer.result == "invalid")
  }

  @Test(arguments: Project.lookupPrograms)
  func countersThatCannotBeWrittenMeanAnAnswerAndALine(program: String) throws {
    let host = try CountingHost(program)
    let state = host.installation.folder["state"]
    try FileManager.default.removeItem(at: state)
    let sample = try Sample.all("qualification")[0]
    for _ in 0..<6 {
      let (answer, log) = try host.installation.request(body: formBody(host.fields(sample)))
      #expect(answer.result == "found")
      #expect(
        log.hasPrefix(
          "osta lookup: \(state.path)/limits: queries are not counted: no such file or folder; "))
      #expect(log.split(separator: "\n").count == 1)
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func withoutAFolderForCountersNobodyIsAskedForWork(program: String) throws {
    let installation = try Installation(program: program) { text, _ in
      text.replacingOccurrences(of: "lookup:\n", with: "lookup:\n  limits: {soft: 0, hard: 0}\n")
    }
    let sample = try Sample.all("qualification")[0]
    let fields = [("certificate_no", sample.number), ("name", sample.name)]
    #expect(try installation.ask("qualification", fields).answer.result == "found")
  }
}
