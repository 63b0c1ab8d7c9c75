import FlyingFox
import Foundation

/// Answers each request, from the folder or through the program.
struct RequestHandler: HTTPHandler {
  /// What to serve.
  let configuration: DevServer.Configuration
  /// Takes the lines that the program writes to standard error.
  let log: @Sendable (String) -> Void
  /// The port where the server listens.
  let port: @Sendable () async -> UInt16

  /// The most bytes of a body that the program is given.
  static let longestBody = 1 << 20

  /// Answers one request.
  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    // The body is read in any case, so that the next request of the connection begins where it
    // should.
    let body = try await readBody(of: request)
    var response = try await answer(request, body)
    response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
    return request.method == .HEAD ? try await withoutBody(response) : response
  }

  private func answer(_ request: HTTPRequest, _ body: [UInt8]?) async throws -> HTTPResponse {
    guard let body else {
      return .text(.payloadTooLarge, "The body is longer than 1 MiB; send less.")
    }
    if let host = request.headers[.host], !HostHeader(value: host).isOfThisMachine {
      return .text(
        HTTPStatusCode(421, phrase: "Misdirected Request"),
        "This preview has no other name than localhost; open http://127.0.0.1:\(await port())/.")
    }
    if let preview, let answer = try await preview.answer(to: request) { return answer }
    if let cgi = configuration.cgi, isFor(cgi, request) {
      return try await run(cgi, for: request, body)
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = HTTPResponse.text(
        .methodNotAllowed, "Files are read with GET or HEAD; post forms to the program.")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    return try await file(for: request)
  }

  private var preview: PreviewRoutes? { configuration.preview.map(PreviewRoutes.init) }

  /// The whole body, or nil after reading one that is too long.
  private func readBody(of request: HTTPRequest) async throws -> [UInt8]? {
    var body: [UInt8] = []
    var length = 0
    for try await chunk in request.bodySequence {
      length += chunk.count
      if length <= Self.longestBody { body += chunk }
    }
    return length <= Self.longestBody ? body : nil
  }

  /// The answer to HEAD: the headers of the answer to GET (RFC 9110, section 9.3.2).
  private func withoutBody(_ response: HTTPResponse) async throws -> HTTPResponse {
    var headers = response.headers
    headers[.contentLength] = String(try await response.bodyData.count)
    return HTTPResponse(statusCode: response.statusCode, headers: headers)
  }

  private func file(for request: HTTPRequest) async throws -> HTTPResponse {
    let files = StaticFiles(root: configuration.root, basePath: configuration.basePath)
    switch files.resolve(request.target.path()) {
    case .file(let path): return try await file(.ok, path)
    case .notFound(let page?): return try await file(.notFound, page)
    case .notFound(nil): return try await noPage()
    case .redirect(let path):
      let query = request.target.query()
      return .redirect(to: query.isEmpty ? path : "\(path)?\(query)")
    }
  }

  /// A file; the preview adds to pages what it has to say.
  private func file(_ status: HTTPStatusCode, _ path: String) async throws -> HTTPResponse {
    let response = try HTTPResponse.file(status, path)
    guard let preview, path.hasSuffix(".html") else { return response }
    let page = await preview.adding(to: Array(try await response.bodyData))
    return HTTPResponse(statusCode: status, headers: response.headers, body: Data(page))
  }

  /// Where a first build has failed there is no page at all, but there are findings.
  private func noPage() async throws -> HTTPResponse {
    guard let preview else { return .text(.notFound, "There is no such page.") }
    let page = Array("<!doctype html><title>404</title><p>There is no such page.\n".utf8)
    return HTTPResponse(
      statusCode: .notFound, headers: [.contentType: ContentType.of("404.html")],
      body: Data(await preview.adding(to: page)))
  }

  private func isFor(_ cgi: CGIProgram, _ request: HTTPRequest) -> Bool {
    guard let path = RequestPath(request.target.path()) else { return false }
    return path == RequestPath(cgi.urlPath)
  }

  private func run(_ cgi: CGIProgram, for request: HTTPRequest, _ body: [UInt8]) async throws
    -> HTTPResponse
  {
    let cgiRequest = CGIRequest(request, scriptName: cgi.urlPath, port: await port(), body: body)
    let process = CGIProcess(
      executable: cgi.executable,
      environment: cgi.environment.merging(cgiRequest.environment) { _, request in request },
      input: body)
    do {
      let output = try await process.run()
      for line in output.log { log(line) }
      if output.status != 0 { log("\(cgi.urlPath) ended with status \(output.status)") }
      return HTTPResponse(try CGIResponse(output: output.bytes))
    } catch let fault as CGIResponse.Fault {
      return badGateway("\(fault)")
    } catch {
      return badGateway("the program does not start; check that \(cgi.executable.path) can be run")
    }
  }

  private func badGateway(_ message: String) -> HTTPResponse {
    log(message)
    return .text(.badGateway, "The answer of the program cannot be shown: \(message).")
  }
}
