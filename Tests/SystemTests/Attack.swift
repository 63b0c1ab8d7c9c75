import TestSupport
import Testing

/// A request that somebody sends to do harm, and what he gets.
struct Attack: Sendable, CustomTestStringConvertible {
  let name: String
  var method = "POST"
  var type = "application/x-www-form-urlencoded"
  /// `CONTENT_LENGTH`; nil where the server does not say it.
  var length: String?
  let body: [UInt8]
  /// Other variables of the server, such as headers of the request.
  var environment: [String: String] = [:]
  let status: Int
  let result: String

  var testDescription: String { name }

  init(
    _ name: String, _ body: [UInt8], _ status: Int, _ result: String, method: String = "POST",
    type: String = "application/x-www-form-urlencoded", length: Length = .right,
    environment: [String: String] = [:]
  ) {
    self.name = name
    self.method = method
    self.type = type
    self.body = body
    self.environment = environment
    self.status = status
    self.result = result
    switch length {
    case .right: self.length = "\(body.count)"
    case .said(let said): self.length = said
    case .unsaid: self.length = nil
    }
  }

  /// What the server says of the length of the body.
  enum Length {
    case right, unsaid
    case said(String)
  }

  /// The variables of the request.
  var variables: [String: String] {
    var variables = ["REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": method, "CONTENT_TYPE": type]
    variables["CONTENT_LENGTH"] = length
    return variables.merging(environment) { $1 }
  }
}

// MARK: What is sent

extension Attack {
  /// Breaks out of elements, attributes, strings, templates and headers wherever it is not escaped; every
  /// piece of it bears a word that nothing else has.
  static let markup =
    "\"'><hostile x=\"hostile\">&hostile;</main>{{hostile}}\\u003chostile]]><!--hostile"
  /// Begins a header of its own, and a page.
  static let lines = "x\r\nHostile: 1\r\n\r\n<hostile>"

  /// A certificate whose every text is markup, with a number and a person that are visibly samples.
  static let certificate = (number: "1300001000400001", id: "000101199001010010", name: "样本甲")

  static let batch = """
    certificate_no,id_no,name,occupation,level,issuer,issued,status
    \(certificate.number),\(certificate.id),\(certificate.name),\(cell),4,\(cell),2013-08-19,

    """

  private static var cell: String { "\"\(markup.replacing("\"", with: "\"\""))\"" }

  /// The question for the certificate.
  static let question = formBody(fields)

  static let fields = [
    ("lookup", "qualification"), ("certificate_no", certificate.number), ("name", certificate.name),
  ]

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The question with something behind it.
  private static func question(and rest: String) -> [UInt8] { question + bytes(rest) }

  /// The question with another name.
  private static func name(_ escaped: String) -> [UInt8] {
    formBody(Array(fields.dropLast())) + bytes("&name=\(escaped)")
  }

  // MARK: The table

  static let all = [
    sizes, lengths, escapes, texts, fieldLists, types, methods, headers, tickets,
  ].flatMap { $0 }

  private static let sizes = [
    Attack("a right question", question, 200, "found"),
    Attack("nothing", [], 400, "invalid"),
    Attack(
      "as large as may be", question(and: "&x=" + String(repeating: "a", count: 3900)), 200, "found"
    ),
    Attack("too large", question(and: "&x=" + String(repeating: "a", count: 4000)), 413, "invalid"),
    Attack("a megabyte", [UInt8](repeating: 0x61, count: 1 << 20), 413, "invalid"),
    Attack(
      "a megabyte of escapes", bytes(String(repeating: "%41", count: 1 << 18)), 413, "invalid"),
    Attack(
      "ten thousand fields", bytes((0..<10_000).map { "f\($0)=\($0)" }.joined(separator: "&")), 413,
      "invalid"),
    Attack("as many fields as fit", question(and: "&" + manyFields), 200, "found"),
    Attack(
      "as many empty fields as fit", bytes(String(repeating: "&", count: 4096)), 400, "invalid"),
  ]

  /// Some 1,300 fields of two letters each.
  private static var manyFields: String {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    let names = letters.flatMap { first in letters.map { first + $0 } }
    return names.prefix(1300).joined(separator: "&")
  }

  private static let lengths =
    [
      Attack(
        "chunked, as servers pass it that do not count", question, 400, "invalid", length: .unsaid,
        environment: ["HTTP_TRANSFER_ENCODING": "chunked"]),
      Attack("no length", question, 400, "invalid", length: .unsaid),
      Attack(
        "longer than what comes", question, 400, "invalid", length: .said("\(question.count + 9)")),
      Attack("shorter than what comes", question, 400, "invalid", length: .said("5")),
      Attack(
        "shorter by half an escape", question, 400, "invalid",
        length: .said("\(question.count - 1)")),
      Attack("a length of gigabytes", question, 413, "invalid", length: .said("999999999")),
      Attack(
        "a length beyond all numbers", question, 400, "invalid",
        length: .said("99999999999999999999")),
    ]
    + ["", "-1", "+5", " 9", "0x20", "1e2", "12abc", "１２", "0", "\(markup)", lines].map {
      Attack("length '\($0.prefix(6))'", question, 400, "invalid", length: .said($0))
    }

  private static let escapes = ["%", "%4", "%zz", "%%41", "%u4e2d", "%-1", "% 41", "a%"].map {
    Attack("broken escape \($0)", name($0), 400, "invalid")
  }

  private static let texts =
    [
      Attack("NUL", name("%00"), 400, "invalid"),
      Attack("a name with NUL inside", name("%E6%A0%B7%00%E6%9C%AC"), 400, "invalid"),
      Attack("NUL as it is", name("a") + [0], 400, "invalid"),
      Attack("new lines", name("a%0D%0AHostile:%201%0D%0A%0D%0A"), 400, "invalid"),
      Attack("new lines as they are", name(lines), 400, "invalid"),
      Attack("the byte of the page's places", name("%01A%01B"), 400, "invalid"),
      Attack("escape sequences of terminals", name("%1B%5B31mhostile"), 400, "invalid"),
      Attack("a name of thousands", name(String(repeating: "a", count: 3000)), 400, "invalid"),
      Attack(
        "nothing but invisible characters", name("%E2%80%8B%E2%80%8D%EF%BB%BF"), 400, "invalid"),
    ]
    + [
      "%FF", "%80", "%C0%80", "%C0%BC", "%E0%80%BC", "%ED%A0%80", "%F4%90%80%80", "%E6%A0",
      "%F8%88%80%80%80",
    ].map { Attack("no UTF-8: \($0)", name($0), 400, "invalid") }
    + ["certificate_no", "name"].map { field in
      Attack(
        "markup in \(field) of a form to be corrected",
        formBody([("lookup", "qualification"), (field, markup)]), 400, "invalid")
    } + [
      Attack(
        "markup in every field",
        formBody([
          ("lookup", "qualification"), ("certificate_no", String(markup.prefix(60))),
          ("id_no", String(markup.prefix(60))), ("name", String(markup.prefix(60))),
          ("province", markup), ("year", markup),
        ]), 200, "none"),
      Attack(
        "markup in the further fields", question(and: "&province=\(markup)&year=\(markup)"), 400,
        "invalid"),
    ]

  private static let fieldLists = [
    Attack(
      "markup as the lookup", formBody([("lookup", markup)] + fields.dropFirst()), 400, "invalid"),
    Attack(
      "the lookup as a path", formBody([("lookup", "../../etc/passwd")] + fields.dropFirst()), 400,
      "invalid"),
    Attack("a field twice", question(and: "&name=\(markup)"), 400, "invalid"),
    Attack("the lookup twice", question(and: "&lookup=skill-level"), 400, "invalid"),
    Attack(
      "names of other frameworks",
      formBody([("lookup", "qualification"), ("certificate_no[]", "1"), ("name[x]", "a")]), 400,
      "invalid"),
    Attack(
      "fields between semicolons", bytes("lookup=qualification;certificate_no=1;name=a"), 400,
      "invalid"),
    Attack(
      "markup as the name of a field", question(and: "&%3Chostile%3E=%3Chostile%3E"), 200, "found"),
    Attack("one field alone", formBody(Array(fields.dropLast())), 400, "invalid"),
  ]

  private static let types =
    [
      "", "text/plain", "application/json", "multipart/form-data; boundary=hostile",
      "application/x-www-form",
      "application/x-www-form-urlencoded\r\nHostile: 1", markup,
      "text/html, application/x-www-form-urlencoded",
    ].map {
      Attack("type '\($0.prefix(40).filter { !$0.isNewline })'", question, 400, "invalid", type: $0)
    }
    + ["APPLICATION/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded; charset=hostile"]
    .map {
      Attack("type \($0)", question, 200, "found", type: $0)
    }

  private static let methods = [
    "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "", markup, lines,
  ].map {
    Attack("method '\($0.prefix(8))'", question, 405, "invalid", method: $0)
  }

  private static let headers =
    [
      "USER_AGENT", "COOKIE", "HOST", "REFERER", "PROXY", "X_FORWARDED_FOR", "X_FORWARDED_PROTO",
      "SEC_FETCH_SITE", "ACCEPT_LANGUAGE", "RANGE", "EXPECT", "CONTENT_LENGTH", "CONTENT_TYPE",
    ]
    .flatMap { header in
      [markup, lines, String(repeating: "hostile, ", count: 10_000)].map {
        Attack(
          "\(header): \($0.filter { !$0.isNewline }.prefix(12))…", question, 200, "found",
          environment: ["HTTP_\(header)": $0])
      }
    }
    + [
      "QUERY_STRING", "PATH_INFO", "SERVER_NAME", "SERVER_PROTOCOL", "SCRIPT_NAME", "REMOTE_USER",
      "REMOTE_HOST",
    ].flatMap { variable in
      [markup, lines].map {
        Attack("\(variable)=\($0.prefix(3))…", question, 200, "found", environment: [variable: $0])
      }
    }
    + [
      markup, lines, "http://", "://", "https://zscx.osta.org.cn.hostile.example",
      "https://zscx.osta.org.cn@hostile.example", "file://zscx.osta.org.cn",
      "https://zscx.osta.org.cn/", "http://zscx.osta.org.cn http://hostile.example",
    ].map {
      Attack(
        "Origin: \($0.filter { !$0.isNewline }.prefix(50))", question, 403, "invalid",
        environment: ["HTTP_ORIGIN": $0])
    }
    + [
      markup, lines, "", "127.0.0.1.1", "127.1", "0x7f000001", "2130706433", "::ffff:192.0.2.1",
      "localhost", "127.0.0.1, 192.0.2.1", "127.0.0.1%0",
    ].map {
      Attack(
        "address '\($0.prefix(20).filter { !$0.isNewline })' without TLS", question, 403, "invalid",
        environment: ["REMOTE_ADDR": $0])
    }
    + [
      Attack(
        "a stranger who says that he was forwarded from here", question, 403, "invalid",
        environment: [
          "REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1",
          "HTTP_X_FORWARDED_PROTO": "https",
        ]),
      Attack(
        "headers that are named like the server's variables", question, 403, "invalid",
        environment: [
          "REMOTE_ADDR": "192.0.2.1", "HTTP_HTTPS": "on", "HTTP_REMOTE_ADDR": "127.0.0.1",
        ]),
      Attack(
        "a proxy for the program itself", question, 200, "found",
        environment: [
          "HTTP_PROXY": "http://hostile.example:1", "http_proxy": "http://hostile.example:1",
        ]),
    ]

  private static let tickets = [
    "hostile", "0", "00", markup, lines, String(repeating: "0", count: 32),
    String(repeating: "a", count: 3000),
    String(repeating: "0", count: 31) + "é",
  ].map {
    Attack(
      "ticket \($0.filter { !$0.isNewline }.prefix(8))…",
      formBody([("ticket", $0)]).count > 4096
        ? bytes("ticket=\($0)") : formBody([("ticket", $0), ("proof", "1")]), 400, "invalid")
  }
}
