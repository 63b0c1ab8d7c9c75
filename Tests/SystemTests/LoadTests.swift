import Foundation
import TestSupport
import Testing

/// Many visitors at once, of whom every one gets the answer to his own question.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct LoadTests {
  /// Visitors at a time.
  private static let visitors = 64
  /// Questions of all of them; fewer for the ordinary program, whose start takes much longer.
  private static let questions = Project.lookupPrograms.count > 1 ? 10_000 : 640

  @Test(arguments: [WebServer.Kind.nginx, .apache])
  func everyAnswerIsTheRightOne(kind: WebServer.Kind) throws {
    let server = try WebServer(
      kind, .plainAtTheRoot, program: try #require(Project.lookupPrograms.last))
    let inquiries = try Inquiry.all()
    let results = Results()
    let visits = DispatchGroup()
    let share = Self.questions / Self.visitors + 1
    for visitor in 0..<Self.visitors {
      let numbers = visitor * share..<min((visitor + 1) * share, Self.questions)
      let port = server.plainPort
      visits.enter()
      Thread.detachNewThread {
        results.add(Self.ask(numbers.map { inquiries[$0 % inquiries.count] }, port: port))
        visits.leave()
      }
    }
    visits.wait()
    #expect(results.wrong.isEmpty)
    #expect(results.right == Self.questions)
    #expect(!(try server.logs.contains("osta lookup")))
  }

  /// Asks one after the other over one connection, and a new one where the server has closed it.
  private static func ask(
    _ inquiries: [Inquiry], port: UInt16
  ) -> [String?] {
    var connection: KeptConnection?
    return inquiries.map { inquiry in
      do {
        let answer = try answer(to: inquiry, over: &connection, port: port)
        return inquiry.fault(of: answer)
      } catch {
        connection = nil
        return "\(error)"
      }
    }
  }

  /// Asks over the connection that was kept; where the server has closed it in the meantime, as it may at
  /// any time (RFC 9112, section 9.5), over a new one.
  private static func answer(
    to inquiry: Inquiry, over connection: inout KeptConnection?, port: UInt16
  ) throws -> Answer {
    let request = formRequest(formBody(inquiry.fields))
    connection?.send(request)
    if let answer = try connection?.answerOrEnd() {
      if answer.isLast { connection = nil }
      return answer
    }
    let new = try KeptConnection(port: port)
    new.send(request)
    let answer = try new.answer()
    connection = answer.isLast ? nil : new
    return answer
  }

  /// A question whose answer is known from the samples.
  private struct Inquiry: Sendable {
    let fields: [(String, String)]
    let number: String
    /// The certificate's occupation; nil where the question has a name that is not the certificate's.
    let occupation: String?

    /// Questions for all samples: two with their own names, then one with another's.
    static func all() throws -> [Inquiry] {
      try ["qualification", "skill-level"].flatMap { lookup in
        let samples = try Sample.all(lookup)
        return samples.indices.map { index in
          let sample = samples[index]
          let other = samples.dropFirst(index).first { $0.name != sample.name } ?? samples[0]
          let isOwn = index % 3 != 2
          return Inquiry(
            fields: [
              ("lookup", lookup), ("certificate_no", sample.number),
              ("name", isOwn ? sample.name : other.name),
            ], number: sample.number, occupation: isOwn ? sample.occupation : nil)
        }
      }
    }

    /// What is wrong with an answer; nil for nothing.
    func fault(of answer: Answer) -> String? {
      let result = occupation == nil ? "none" : "found"
      guard answer.status == 200, answer.result == result else {
        return "\(number): \(answer.status) \(answer.result ?? "") and not \(result)"
      }
      guard answer.html.contains(number), answer.html.hasSuffix("</html>\n") else {
        return "\(number): the answer is to another question, or not whole"
      }
      guard let occupation, !answer.html.contains(occupation) else { return nil }
      return "\(number): the answer has another certificate"
    }
  }

  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var wrong: [String] = []
    private(set) var right = 0

    func add(_ faults: [String?]) {
      lock.withLock {
        wrong += faults.compactMap { $0 }
        right += faults.count { $0 == nil }
      }
    }
  }
}
