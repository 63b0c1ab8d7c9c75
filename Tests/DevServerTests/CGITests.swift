import Testing

@testable import DevServer

@Suite struct CGITests {
  @Test func environmentIsThatOfRFC3875() {
    let request = CGIRequest(
      method: "POST", scriptName: "/osta/cgi-bin/lookup.cgi", query: "a=%E5%BC%A0&b",
      protocolVersion: "HTTP/1.1",
      headers: [
        ("Host", "localhost:8080"), ("Content-Type", "text/plain"), ("content-length", "3"),
        ("Sec-Fetch-Site", "same-origin"), ("Proxy", "evil"), ("Authorization", "Basic x"),
      ],
      remoteAddress: "127.0.0.1", port: 8080, body: [1, 2, 3])
    let environment = [
      "CONTENT_LENGTH": "3", "CONTENT_TYPE": "text/plain", "GATEWAY_INTERFACE": "CGI/1.1",
      "HTTPS": "off", "HTTP_HOST": "localhost:8080", "HTTP_SEC_FETCH_SITE": "same-origin",
      "QUERY_STRING": "a=%E5%BC%A0&b", "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST",
      "SCRIPT_NAME": "/osta/cgi-bin/lookup.cgi", "SERVER_NAME": "localhost",
      "SERVER_PORT": "8080", "SERVER_PROTOCOL": "HTTP/1.1", "SERVER_SOFTWARE": "osta",
    ]
    #expect(request.environment == environment)
  }

  @Test func requestWithoutBodyHasNoContentLength() {
    let request = CGIRequest(
      method: "GET", scriptName: "/x", query: "", protocolVersion: "HTTP/1.1", headers: [],
      remoteAddress: "127.0.0.1", port: 80, body: [])
    #expect(request.environment["CONTENT_LENGTH"] == nil)
    #expect(request.environment["CONTENT_TYPE"] == nil)
    #expect(request.environment["QUERY_STRING"]?.isEmpty == true)
  }

  @Test(arguments: [
    ("Content-Type: text/html\n\nbody\n\nmore", 200, "OK", "body\n\nmore"),
    ("Content-Type: text/html\r\n\r\nbody", 200, "OK", "body"),
    ("Status: 404 Not Found\nContent-Type: text/html\n\n", 404, "Not Found", ""),
    ("status:503\n\n", 503, "", ""),
    ("Location: /x\n\n", 302, "Found", ""),
    ("Status: 308 Moved\nLocation: /x\n\n", 308, "Moved", ""),
  ])
  func readsStatusAndBody(_ output: String, status: Int, phrase: String, body: String) throws {
    let response = try CGIResponse(output: Array(output.utf8))
    #expect(response.status == status)
    #expect(response.phrase == phrase)
    #expect(response.body == Array(body.utf8))
    #expect(!response.headers.contains { $0.name.lowercased() == "status" })
  }

  @Test func headersKeepTheirOrderAndDoubles() throws {
    let output = "Set-Cookie: a=1\nContent-Type:text/html\nSet-Cookie:  b=2:3\n\n"
    let response = try CGIResponse(output: Array(output.utf8))
    #expect(response.headers.map(\.name) == ["Set-Cookie", "Content-Type", "Set-Cookie"])
    #expect(response.headers.map(\.value) == ["a=1", "text/html", "b=2:3"])
  }

  @Test(arguments: [
    ("", CGIResponse.Fault.noBlankLine),
    ("Content-Type: text/html\n", .noBlankLine),
    ("Hello\n\n", .badHeader(line: 1)),
    ("Content-Type: text/html\n: x\n\n", .badHeader(line: 2)),
    ("Bad Name: x\n\n", .badHeader(line: 1)),
    ("X: a\u{1}b\n\n", .badHeader(line: 1)),
    ("X: a\rSet-Cookie: b\n\n", .badHeader(line: 1)),
    ("Status: fine\n\n", .badStatus),
    ("Status: 99 No\n\n", .badStatus),
    ("Status:\n\n", .badStatus),
    ("X-Other: a\n\n", .nothingToGoBy),
    ("\nbody", .nothingToGoBy),
  ])
  func outputWithoutHeadersIsAFault(_ output: String, fault: CGIResponse.Fault) {
    #expect(throws: fault) { try CGIResponse(output: Array(output.utf8)) }
  }

  @Test(arguments: [
    (
      CGIResponse.Fault.noBlankLine,
      "the program wrote no blank line after its headers; see its log, it may have crashed"
    ),
    (
      .badHeader(line: 2),
      "line 2 of the program's headers is not \"Name: value\"; print nothing before them"
    ),
    (
      .badStatus, "the program's Status is not a number from 200 to 599; write \"200 OK\""
    ),
    (.nothingToGoBy, "the program wrote no Content-Type; print it before the blank line"),
  ])
  func faultSaysWhatToDo(_ fault: CGIResponse.Fault, message: String) {
    #expect(fault.description == message)
  }
}
