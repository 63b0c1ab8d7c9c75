import AnswerPage
import CertificateIndex
import LookupCGI
import RequestLimits

/// What was sent: a form, by itself or in a ticket.
struct Inquiry {
  let form: TypedForm
  let query: Query
  private let client: NetworkAddress?
  private let fields: FormFields
  private let ticket: Ticket?
  private let sent: FormFields

  /// The question as the gate sees it; it is made where there is a gate.
  var passage: Passage {
    Passage(
      client: client, guesses: query.guesses, form: fields.encoded, ticket: ticket,
      proof: sent["proof"],
      sealedTicket: sent["ticket"])
  }
}

extension Inquiry {
  /// What came of reading what was sent.
  enum Reading {
    case inquiry(Inquiry)
    case answer(Answer)
  }

  /// Reads the fields that were sent; the secrets are asked for only where there is a ticket.
  ///
  /// Not inlined: what is put on the stack here is gone when the index is read.
  @inline(never)
  static func read(
    _ sent: FormFields, page: AnswerPage, client: NetworkAddress?,
    secrets: () throws(Logged) -> Secrets
  ) throws(Logged) -> Reading {
    let sealed = sent["ticket"]
    guard !sealed.isEmpty else { return read(sent, nil, sent: sent, page: page, client: client) }
    guard let ticket = try secrets().ticket(sealed: sealed) else {
      return .answer(.refusal(.expired))
    }
    let fields = FormFields(encoded: ticket.form)
    return read(fields, ticket, sent: sent, page: page, client: client)
  }

  private static func read(
    _ fields: FormFields, _ ticket: Ticket?, sent: FormFields, page: AnswerPage,
    client: NetworkAddress?
  ) -> Reading {
    guard let form = TypedForm(fields, page: page) else { return .answer(.refusal(.notAForm)) }
    do throws(FormProblems) {
      let query = try form.query()
      return .inquiry(
        Inquiry(
          form: form, query: query, client: client, fields: fields, ticket: ticket, sent: sent))
    } catch {
      return .answer(.problems(form, error))
    }
  }
}
