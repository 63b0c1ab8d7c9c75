import Foundation
import TestSupport
import Testing

/// The bundle on real web servers, by the configuration that `osta build` writes: nginx with fcgiwrap,
/// Apache by its configuration and by `.htaccess`, lighttpd.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct WebServerTests {
  @Test(arguments: WebServer.Kind.allCases, WebServer.Manner.allCases)
  func siteAndLookupWorkUnderAllHostNames(
    kind: WebServer.Kind, manner: WebServer.Manner
  ) throws {
    let server = try WebServer(kind, manner)
    try everyFileIsServed(server)
    let sample = try Sample.all("qualification")[42]
    for host in WebServer.hosts {
      try homeIsThatOfTheHost(host, server)
      try lookupAnswers(server.visitor(host), server, sample)
    }
    try formerAddressesLeadToThePage(server)
    try whatIsKnownIsNotSentAgain(server)
    try compressedFormsAreServed(server)
    try keepingDependsOnTheName(server)
    try nothingElseIsReached(server)
    try otherMethodsAreRefused(server)
    try plainRequestsComeAgainOverTLS(server)
    try logsHoldNothingPersonal(server, sample)
  }

  // MARK: Files

  private func everyFileIsServed(_ server: WebServer) throws {
    let visitor = server.visitor("www.osta.org.cn")
    for file in try server.files where !WebServer.formerPages.contains(file) {
      let address = try #require(file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed))
      let answer = try visitor.get(server.base + address)
      let bytes = [UInt8](try Data(contentsOf: server.root.appending(path: file)))
      #expect(answer.status == 200, "\(file)")
      #expect(answer.body == bytes, "\(file)")
      #expect(answer.headers["content-encoding"] == nil)
      expectSecurityHeaders(answer, server)
    }
    let page = try visitor.get(server.base + "coverage.html")
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    let style = try visitor.get(server.base + WebServer.assetWithDigest)
    #expect(style.headers["content-type"] == "text/css; charset=utf-8")
  }

  private func expectSecurityHeaders(_ answer: Answer, _ server: WebServer) {
    let policy = answer.headers["content-security-policy"] ?? ""
    #expect(policy.hasPrefix("default-src 'none'; style-src 'self'"))
    #expect(policy.hasSuffix("; base-uri 'none'; frame-ancestors 'none'"))
    #expect(answer.headers["x-content-type-options"] == "nosniff")
    #expect(answer.headers["referrer-policy"] == "strict-origin")
    #expect(
      answer.headers["strict-transport-security"]
        == (server.manner.isSecure ? "max-age=31536000" : nil))
  }

  private func homeIsThatOfTheHost(_ host: String, _ server: WebServer) throws {
    let visitor = server.visitor(host)
    let home = try visitor.get(server.base)
    let page = try visitor.get(server.base + (host.hasPrefix("www") ? "index" : "lookup") + ".html")
    #expect(home.status == 200)
    #expect(home.body == page.body)
    #expect(home.headers["content-type"] == "text/html; charset=utf-8")
    #expect(
      try visitor.get(server.base + "notices/").body
        == visitor.get(server.base + "notices/index.html").body)
  }

  private func formerAddressesLeadToThePage(_ server: WebServer) throws {
    let visitor = server.visitor("zscx.osta.org.cn")
    let page = try visitor.get(server.base + "%E6%96%B0/%E9%A1%B5.html")
    #expect(page.html.contains("搬家的页面"))
    for former in ["%E6%97%A7/%E9%A1%B5%20(1).html", "old/", "old/index.html", "old/?a=b"] {
      let answer = try visitor.get(server.base + former)
      #expect(answer.status == 301, "\(former)")
      let location = try #require(answer.headers["location"])
      let target = try #require(URL(string: location)).path(percentEncoded: false)
      #expect(target == server.base + "新/页.html", "\(former)")
    }
    #expect(try visitor.get(server.base + "old/other.html").status == 404)
  }

  // MARK: The lookup

  private func lookupAnswers(_ visitor: Visitor, _ server: WebServer, _ sample: Sample) throws {
    let program = server.base + "cgi-bin/lookup.cgi"
    func ask(_ number: String) throws -> Answer {
      try visitor.post(
        program,
        [("lookup", "qualification"), ("certificate_no", number), ("name", sample.name)])
    }
    let found = try ask(sample.number)
    #expect(found.status == 200)
    #expect(found.result == "found")
    #expect(found.html.contains(sample.occupation))
    #expect(found.headers["cache-control"] == "no-store")
    expectSecurityHeaders(found, server)
    #expect(try ask("1").result == "none")
    #expect(try visitor.get(program).status == 405)
    #expect(try visitor.post(program, []).status == 400)
    for size in [5_000, 70_000] {
      let large = [UInt8](repeating: 0x61, count: size)
      #expect(try visitor.post(program, body: large).status == 413)
    }
  }

  // MARK: What saves bytes

  private func whatIsKnownIsNotSentAgain(_ server: WebServer) throws {
    let visitor = server.visitor("zscx.osta.org.cn")
    for path in ["", "coverage.html"] {
      let page = try visitor.get(server.base + path)
      let tag = try #require(page.headers["etag"])
      let time = try #require(page.headers["last-modified"])
      for known in ["If-None-Match: \(tag)", "If-Modified-Since: \(time)"] {
        let answer = try visitor.sending(known).get(server.base + path)
        #expect(answer.status == 304, "\(path) \(known)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["cache-control"] == "no-cache")
      }
      #expect(try visitor.sending("If-None-Match: \"other\"").get(server.base + path).status == 200)
    }
  }

  private func compressedFormsAreServed(_ server: WebServer) throws {
    let visitor = server.visitor("zscx.osta.org.cn")
    for path in ["", "coverage.html", "notices/", "absent.html"] {
      let plain = try visitor.get(server.base + path)
      let packed = try visitor.getCompressed(server.base + path)
      #expect(packed.status == plain.status)
      #expect(packed.headers["content-encoding"] == "gzip", "\(path)")
      #expect(packed.headers["vary"] == "Accept-Encoding", "\(path)")
      #expect(packed.headers["content-type"] == plain.headers["content-type"])
      #expect(packed.headers["etag"] != plain.headers["etag"] || plain.headers["etag"] == nil)
      #expect(packed.body == plain.body, "\(path)")
      expectSecurityHeaders(packed, server)
    }
    let refused = try visitor.sending("Accept-Encoding: br, identity").get(server.base)
    #expect(refused.headers["content-encoding"] == nil)
  }

  private func keepingDependsOnTheName(_ server: WebServer) throws {
    let visitor = server.visitor("www.osta.org.cn")
    let kept = try visitor.get(server.base + WebServer.assetWithDigest)
    #expect(kept.headers["cache-control"] == "public, max-age=31536000, immutable")
    for path in ["", "coverage.html", "absent.html"] {
      #expect(try visitor.get(server.base + path).headers["cache-control"] == "no-cache", "\(path)")
    }
  }

  // MARK: What is not there

  private func nothingElseIsReached(_ server: WebServer) throws {
    let visitor = server.visitor("zscx.osta.org.cn")
    for path in [
      "absent.html", "../osta.conf", "..%2fosta.conf", "cgi-bin/lookup.page", "cgi-bin/",
      "index/qualification.idx", "../index/qualification.idx", "osta.conf", ".htaccess",
      "coverage.html.gz", "notices/2020/", "cgi-bin/lookup.cgi/x",
    ] {
      let answer = try visitor.get(server.base + path)
      #expect([400, 403, 404].contains(answer.status), "\(path)")
    }
    let missing = try visitor.get(server.base + "absent.html")
    #expect(missing.status == 404)
    #expect(missing.html.contains("没有找到这个页面"))
    #expect(missing.headers["content-type"] == "text/html; charset=utf-8")
    if server.base != "/" {
      #expect(try visitor.get("/").status == 404)
      #expect(try visitor.get("/coverage.html").status == 404)
      #expect([301, 308].contains(try visitor.get(String(server.base.dropLast())).status))
    }
  }

  private func otherMethodsAreRefused(_ server: WebServer) throws {
    let visitor = server.visitor("www.osta.org.cn")
    for path in ["", "coverage.html"] {
      for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = try visitor.ask(server.base + path, method: method)
        #expect([403, 405].contains(answer.status), "\(method) \(path)")
      }
    }
  }

  // MARK: TLS

  private func plainRequestsComeAgainOverTLS(_ server: WebServer) throws {
    guard server.manner.isSecure else { return }
    let program = server.base + "cgi-bin/lookup.cgi"
    for host in WebServer.hosts {
      let visitor = server.insecureVisitor(host)
      for path in [server.base, server.base + "coverage.html?a=b", program] {
        let answer = try visitor.get(path)
        #expect(answer.status == 308)
        #expect(answer.headers["location"] == server.origin(host) + path)
      }
      let form = try visitor.post(program, [("lookup", "qualification")])
      #expect(form.status == 308)
      #expect(form.headers["location"] == server.origin(host) + program)
    }
  }

  // MARK: Logs

  private func logsHoldNothingPersonal(_ server: WebServer, _ sample: Sample) throws {
    let logs = try server.logs
    #expect(logs.contains("lookup.cgi"))
    for fact in [sample.number, sample.name, sample.idNumber] {
      #expect(!logs.contains(fact))
    }
  }

  @Test(arguments: WebServer.Kind.allCases)
  func faultIsSaidToTheVisitorAndInTheServersLog(kind: WebServer.Kind) throws {
    let server = try WebServer(kind, .plainAtTheRoot)
    try FileManager.default.removeItem(at: server.installation.index("qualification"))
    let answer = try server.visitor("zscx.osta.org.cn").post(
      "/cgi-bin/lookup.cgi",
      [("lookup", "qualification"), ("certificate_no", "1"), ("name", "a")])
    #expect(answer.status == 503)
    #expect(answer.result == "error")
    #expect(try server.logs.contains("qualification.idx: no such file or folder"))
  }
}
