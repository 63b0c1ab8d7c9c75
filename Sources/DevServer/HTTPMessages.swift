import FlyingFox
import Foundation

extension HTTPResponse {
  /// A short answer in words.
  static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: Data("\(text)\n".utf8))
  }

  /// A file with its type.
  static func file(_ status: HTTPStatusCode, _ path: String) throws -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: ContentType.of(path)],
      body: try Data(contentsOf: URL(filePath: path)))
  }

  /// A redirect that keeps the method.
  static func redirect(to location: String) -> HTTPResponse {
    var response = HTTPResponse.text(.permanentRedirect, "The page is at \(location)")
    response.headers[.location] = location
    return response
  }

  /// The answer of a program; its length and connection are for the server to say.
  init(_ answer: CGIResponse) {
    var headers = HTTPHeaders()
    for header in answer.headers
    where !["connection", "content-length", "transfer-encoding"].contains(header.name.lowercased())
    {
      headers.addValue(header.value, for: HTTPHeader(header.name))
    }
    self.init(
      statusCode: HTTPStatusCode(answer.status, phrase: answer.phrase), headers: headers,
      body: Data(answer.body))
  }
}

extension CGIRequest {
  /// Takes what CGI needs from a request.
  init(_ request: HTTPRequest, scriptName: String, port: UInt16, body: [UInt8]) {
    method = request.method.rawValue
    self.scriptName = scriptName
    query = request.target.query()
    protocolVersion = request.version.rawValue
    headers = request.headers.map { ($0.key.rawValue, $0.value) }
    remoteAddress = if case .ip4(let address, _) = request.remoteAddress { address } else { "" }
    self.port = port
    self.body = body
  }
}
