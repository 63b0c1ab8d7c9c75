/// A request in the words of CGI (RFC 3875).
struct CGIRequest: Sendable {
  /// The method, such as `POST`.
  var method: String
  /// The path of the URL that the program answers.
  var scriptName: String
  /// What follows the question mark, still encoded.
  var query: String
  /// The version, such as `HTTP/1.1`.
  var protocolVersion: String
  /// The name and value of each header.
  var headers: [(name: String, value: String)]
  /// The address that the request came from.
  var remoteAddress: String
  /// The port where it arrived.
  var port: UInt16
  /// The body.
  var body: [UInt8]

  /// The variables of section 4.1, and one `HTTP_…` for each header.
  var environment: [String: String] {
    var variables = [
      "GATEWAY_INTERFACE": "CGI/1.1",
      "HTTPS": "off",
      "QUERY_STRING": query,
      "REMOTE_ADDR": remoteAddress,
      "REQUEST_METHOD": method,
      "SCRIPT_NAME": scriptName,
      "SERVER_NAME": serverName,
      "SERVER_PORT": String(port),
      "SERVER_PROTOCOL": protocolVersion,
      "SERVER_SOFTWARE": "osta",
    ]
    if let type = header("content-type") { variables["CONTENT_TYPE"] = type }
    if !body.isEmpty || header("content-length") != nil {
      variables["CONTENT_LENGTH"] = String(body.count)
    }
    for (name, value) in headers where Self.isPassedOn(name) {
      variables["HTTP_" + name.uppercased().replacing("-", with: "_")] = value
    }
    return variables
  }

  /// The host that was asked for, without its port.
  private var serverName: String {
    header("host").flatMap { $0.split(separator: ":").first.map(String.init) } ?? "127.0.0.1"
  }

  private func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }

  /// Headers with a variable of their own are left out, and `Proxy`, which would become a
  /// variable that many programs obey.
  private static func isPassedOn(_ name: String) -> Bool {
    !["authorization", "content-length", "content-type", "proxy"].contains(name.lowercased())
  }
}
