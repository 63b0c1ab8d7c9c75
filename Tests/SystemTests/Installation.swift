import Foundation
import TestSupport
import Testing

/// A bundle of the real site as `osta build` writes it, with a key of its own.
final class Installation: Sendable {
  let folder: TemporaryFolder

  var output: URL { folder["output"] }
  var key: URL { folder["osta.key"] }
  var program: URL { output.appending(path: "cgi-bin/lookup.cgi") }
  var page: URL { output.appending(path: "cgi-bin/lookup.page") }
  var configuration: URL { output.appending(path: "osta.conf") }

  func index(_ lookup: String) -> URL { output.appending(path: "index/\(lookup).idx") }

  /// Builds the bundle, or throws what the commands said.
  ///
  /// `program` is the lookup program that goes into it; `edit` changes the text of `site.yaml`, which
  /// names no folder for counters.
  init(program: String, edit: (String, TemporaryFolder) throws -> String = { text, _ in text })
    throws
  {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Project.folder.appending(path: "content"), to: folder["content"])
    try FileManager.default.copyItem(
      at: Project.folder.appending(path: "templates"), to: folder["templates"])
    let settings = String(decoding: try folder.read("content/site.yaml"), as: UTF8.self)
    let stateless = settings.replacingOccurrences(
      of: "state: /var/lib/osta\n", with: "state: \"\"\n")
    try folder.write(try edit(stateless, folder), to: "content/site.yaml")
    for arguments in [
      ["key", "new", key.path],
      [
        "build", "--project", folder.url.path, "--output", output.path, "--key", key.path,
        "--program", program,
      ],
    ] {
      let result = try runProcess(Project.osta, arguments: arguments)
      guard result.status == 0 else { throw InstallationError(message: result.standardError) }
    }
  }

  /// The environment that a web server gives the program.
  var environment: [String: String] {
    ["OSTA_INDEX_DIR": output.appending(path: "index").path, "OSTA_KEY": key.path]
  }
}

extension Installation {
  /// Runs the program as a web server does; returns its answer and what it wrote to the error log.
  func request(
    body: [UInt8], method: String = "POST", type: String = "application/x-www-form-urlencoded",
    length: Int? = nil, environment: [String: String] = [:]
  ) throws -> (answer: Answer, log: String) {
    let request = [
      "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": method, "CONTENT_TYPE": type,
      "CONTENT_LENGTH": "\(length ?? body.count)",
    ]
    let output = try runProcess(
      program,
      environment: self.environment.merging(request) { $1 }.merging(environment) { $1 },
      standardInput: body)
    #expect(output.status == 0)
    return (try #require(Answer(output.standardOutput)), output.standardError)
  }

  /// Asks a lookup with some fields of its form.
  func ask(_ lookup: String, _ fields: [(String, String)]) throws -> (answer: Answer, log: String) {
    try request(body: formBody([("lookup", lookup)] + fields))
  }
}

struct InstallationError: Error {
  let message: String
}
