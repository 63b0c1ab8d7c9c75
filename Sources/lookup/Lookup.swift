import AnswerPage
import CertificateIndex
import LookupCGI
import Posix
import QueryFields

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
      contentLength: environmentValue("CONTENT_LENGTH") ?? [])
    send(response(to: head))
  }

  /// The response; what cannot be answered is logged, and said to be no answer.
  private static func response(to head: RequestHead) -> Response {
    do throws(Logged) {
      let installation = try Installation()
      let page = try installation.answerPage()
      return page.response(answer(to: head, page: page, installation))
    } catch {
      return .withoutAnswerPage
    }
  }

  private static func answer(
    to head: RequestHead, page: AnswerPage, _ installation: Installation
  ) -> Answer {
    do throws(Logged) {
      switch head.reading {
      case .refusal(let refusal):
        _ = try body(head.bytesToDrop)
        return .refusal(refusal)
      case .form(let size): return try answer(body: try body(size), page: page, installation)
      }
    } catch {
      return .unavailable
    }
  }

  private static func answer(
    body: [UInt8], page: AnswerPage, _ installation: Installation
  ) throws(Logged) -> Answer {
    guard let fields = FormFields(body: body), let form = TypedForm(fields, page: page) else {
      return .refusal(.notAForm)
    }
    let query: Query
    do throws(FormProblems) {
      query = try form.query()
    } catch {
      return .problems(form, error)
    }
    return .findings(form, try installation.search(query, page: page))
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
      try write(response.encoded, to: .output)
    } catch {
      _ = logged(place: [UInt8]("standard output"), message: error.text)
    }
  }
}
