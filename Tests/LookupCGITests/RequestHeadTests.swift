import LookupCGI
import Testing

@Suite struct RequestHeadTests {
  private func reading(
    method: String = "POST", type: String = "application/x-www-form-urlencoded",
    length: String = "10"
  ) -> RequestHead.Reading {
    RequestHead(method: bytes(method), contentType: bytes(type), contentLength: bytes(length))
      .reading
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post", "", "POST "])
  func answersPOSTOnly(method: String) {
    #expect(reading(method: method) == .refusal(.method))
  }

  @Test(arguments: [
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
    "application/x-www-form-urlencoded;charset=utf-8", "Application/X-WWW-Form-URLEncoded",
    "application/x-www-form-urlencoded ; charset=gbk",
  ])
  func readsAFormWhateverItsParameters(type: String) {
    #expect(reading(type: type) == .form(bytes: 10))
  }

  @Test(arguments: [
    "", "text/plain", "multipart/form-data; boundary=x", "application/json",
    "application/x-www-form-urlencoded2", "x-www-form-urlencoded", ";", " ",
    " application/x-www-form-urlencoded",
  ])
  func refusesEveryOtherType(type: String) {
    #expect(reading(type: type) == .refusal(.notAForm))
  }

  @Test(arguments: [("0", 0), ("1", 1), ("0010", 10), ("4096", 4096)])
  func readsAFormOfKnownLength(length: String, expected: Int) {
    #expect(reading(length: length) == .form(bytes: expected))
  }

  @Test(arguments: ["4097", "65536", "999999999"]) func refusesALargeForm(length: String) {
    #expect(reading(length: length) == .refusal(.tooLarge))
  }

  @Test(arguments: [
    "", "-1", "+1", "1.0", "ten", " 1", "0x10", "1000000000", "99999999999999999999",
  ])
  func refusesALengthThatIsNone(length: String) {
    #expect(reading(length: length) == .refusal(.notAForm))
  }

  @Test(arguments: [("", 0), ("0", 0), ("12", 12), ("70000", 65_536), ("1e3", 0), ("-1", 0)])
  func takesARefusedBodyUpToWhatAPipeHolds(length: String, count: Int) {
    let head = RequestHead(method: bytes("GET"), contentType: [], contentLength: bytes(length))
    #expect(head.bytesToDrop == count)
  }

  @Test(arguments: [("", "chunked", 65_536), ("12", "chunked", 12), ("", "", 0)])
  func takesARefusedBodyThatNobodyCountedToItsEnd(length: String, encoding: String, count: Int) {
    let head = RequestHead(
      method: bytes("POST"), contentType: bytes("application/x-www-form-urlencoded"),
      contentLength: bytes(length), transferEncoding: bytes(encoding))
    #expect(head.bytesToDrop == count)
  }
}
