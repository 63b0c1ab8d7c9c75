import AnswerPage
import CertificateIndex
import LookupCGI

/// An answer page, by its first byte as it is (0), a good one with changes (1), or with changes and a
/// checksum of the front that fits them (2).
///
/// A damaged one is an error; one that fits says something, whatever it is, unless its frame is empty.
func fuzzAnswerPage(_ bytes: [UInt8]) {
  guard let mode = bytes.first else { return }
  let rest = bytes.dropFirst()
  let changed = Alteration(rest).applied(to: FuzzSite.pageFile)
  switch mode % 3 {
  case 0: say(Array(rest))
  case 1:
    guard changed != FuzzSite.pageFile else { return }
    require(page(changed) == nil, "a damaged page is read")
  default: say(withChecksum(changed))
  }
}

private func page(_ file: [UInt8]) -> AnswerPage? {
  do throws(AnswerPageError) {
    return try AnswerPage(file: file)
  } catch {
    require(!error.message.isEmpty, "an error without a message")
    return nil
  }
}

/// Has a page say everything that it can.
private func say(_ file: [UInt8]) {
  guard let page = page(file) else { return }
  _ = page.country
  _ = page.province(named: Array("四川".utf8))
  for refusal in [.method, .notAForm, .tooLarge, .insecure, .foreign, .expired] as [Refusal] {
    say(.refusal(refusal), page)
  }
  say(.unavailable, page)
  for lookup in page.lookups {
    guard let definition = page.definition(of: lookup) else { continue }
    var body = Array("certificate_no=1&id_no=2&name=a&province=b&year=2000&lookup=".utf8)
    for byte in definition.id { body += [UInt8(ascii: "%")] + hexadecimal(byte) }
    guard let fields = FormFields(body: body), let form = TypedForm(fields, page: page) else {
      continue
    }
    say(.nothing(Nothing(form: form, asOf: FuzzSite.day, thisYear: 2020)), page)
  }
}

private func say(_ answer: Answer, _ page: AnswerPage) {
  require(
    page.response(answer, as: .html).body.count >= page[.shell].filled().count,
    "an answer is shorter than its frame")
  require(!page.response(answer, as: .json).body.isEmpty, "an answer is empty")
}

private func hexadecimal(_ byte: UInt8) -> [UInt8] {
  [byte >> 4, byte & 15].map { Array("0123456789abcdef".utf8)[Int($0)] }
}

/// The file with the checksum that its front has now.
private func withChecksum(_ file: [UInt8]) -> [UInt8] {
  do throws(AnswerPageError) {
    let size = try AnswerPage.frontSize(file)
    guard 32...file.count ~= size else { return file }
    return AnswerPage.sealed(head: Array(file[..<24]), rest: Array(file[32..<size])) + file[size...]
  } catch {
    return file
  }
}
