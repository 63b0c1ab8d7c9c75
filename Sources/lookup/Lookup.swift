import AnswerPage
import CertificateIndex
import LookupCGI
import Posix
import QueryFields
import RequestLimits

/// The CGI program: environment and files in, bytes out.
@main
enum Lookup {
  static func main() {
    guard let method = environmentValue("REQUEST_METHOD") else {
      selfCheck()
      return
    }
    let head = RequestHead(
      method: method, contentType: environmentValue("CONTENT_TYPE") ?? [],
      contentLength: environmentValue("CONTENT_LENGTH") ?? [],
      transferEncoding: environmentValue("HTTP_TRANSFER_ENCODING") ?? [],
      accept: environmentValue("HTTP_ACCEPT") ?? [])
    limitLifetime(seconds: longestLife)
    send(response(to: head))
  }

  /// Seconds in which a form has to arrive and be answered; a visitor who sends more slowly gets nothing.
  private static let longestLife: UInt32 = 20

  /// The response; what cannot be answered is logged, and said to be no answer.
  private static func response(to head: RequestHead) -> Response {
    do throws(Logged) {
      try hideMemory()
      let reading = head.reading
      let body = try body(of: head, reading)
      let page = try Installation.answerPage()
      let answer = answer(to: reading, body: body, page: page.front)
      let parts = answer.needsFrontAlone ? page.front : try page.whole()
      return parts.response(answer, as: head.format)
    } catch {
      return .withoutAnswerPage(as: head.format)
    }
  }

  /// A dump of the memory would hold the key and what was typed.
  private static func hideMemory() throws(Logged) {
    do throws(SystemError) {
      try keepMemoryPrivate()
    } catch {
      throw logged(place: [UInt8]("prctl"), message: error.text)
    }
  }

  private static func answer(
    to reading: RequestHead.Reading, body: [UInt8], page: AnswerPage
  ) -> Answer {
    do throws(Logged) {
      switch reading {
      case .refusal(let refusal): return .refusal(refusal)
      case .form:
        let sender = sender
        let access = page.access
        if let refusal = sender.refusal(access) { return .refusal(refusal) }
        return try answer(body: body, from: sender.client(access), page: page, access.limits)
      }
    } catch {
      return .unavailable
    }
  }

  /// What environment and headers say of the sender.
  private static var sender: Sender {
    Sender(
      remoteAddress: environmentValue("REMOTE_ADDR") ?? [],
      https: environmentValue("HTTPS") ?? [],
      forwardedFor: environmentValue("HTTP_X_FORWARDED_FOR") ?? [],
      forwardedScheme: environmentValue("HTTP_X_FORWARDED_PROTO") ?? [],
      fetchSite: environmentValue("HTTP_SEC_FETCH_SITE") ?? [],
      origin: environmentValue("HTTP_ORIGIN") ?? [])
  }

  private static func answer(
    body: [UInt8], from client: NetworkAddress?, page: AnswerPage, _ limits: LimitSettings
  ) throws(Logged) -> Answer {
    guard let sent = FormFields(body: body) else { return .refusal(.notAForm) }
    let reading = try Inquiry.read(sent, page: page, client: client) {
      () throws(Logged) in try Installation.secrets()
    }
    switch reading {
    case .answer(let answer): return answer
    case .inquiry(let inquiry):
      let secrets = try Installation.secrets()
      guard let limiter = Limiter(secrets, settings: limits) else {
        return try answer(inquiry, page: page, secrets)
      }
      return try limiter.pass(inquiry.passage) { () throws(Logged) in
        try answer(inquiry, page: page, secrets)
      }
    }
  }

  /// The answer to a question that was let through.
  private static func answer(
    _ inquiry: Inquiry, page: AnswerPage, _ secrets: Secrets
  ) throws(Logged) -> Answer {
    Answer(
      inquiry.form, try secrets.search(inquiry.query, page: page),
      thisYear: Moment(seconds: currentSeconds()).year)
  }

  /// The form, or nothing where there is none to read.
  ///
  /// It is read before anything can fail: a server that cannot hand the body over may drop the answer.
  private static func body(
    of head: RequestHead, _ reading: RequestHead.Reading
  ) throws(Logged) -> [UInt8] {
    switch reading {
    case .form(let size): return try body(size)
    case .refusal:
      _ = try body(head.bytesToDrop)
      return []
    }
  }

  /// The form; one that is cut short is not looked up as if it were whole.
  private static func body(_ size: Int) throws(Logged) -> [UInt8] {
    do throws(SystemError) {
      let body = try readStandardInput(count: size)
      return body.count == size ? body : []
    } catch {
      throw logged(place: [UInt8]("standard input"), message: error.text)
    }
  }

  private static func send(_ response: Response) {
    do throws(SystemError) {
      try write(response.head, response.body, to: .output)
    } catch {
      _ = logged(place: [UInt8]("standard output"), message: error.text)
    }
  }
}
