import Foundation
import TestSupport
import Testing

/// The bundle on the real nginx with fcgiwrap, by the configuration that `osta build` writes.
@Suite(.enabled(if: Project.hasServers), .serialized)
struct NginxTests {
  /// A web server with a bundle, at the site's root or below a path.
  private final class Server {
    let installation: Installation
    let base: String
    let port: UInt16
    private let nginx: RunningProcess
    private let fcgiwrap: RunningProcess

    init(program: String, base: String) throws {
      let port = try freePort()
      installation = try Installation(program: program) { text, folder in
        text.replacingOccurrences(of: "base: /\n", with: "base: \(base)\n")
          .replacingOccurrences(
            of: "install: /srv/osta\n", with: "install: \(folder.url.path)/output\n"
          )
          .replacingOccurrences(
            of: "key: /etc/osta/osta.key\n",
            with: """
              key: \(folder.url.path)/osta.key
              server: {listen: ["127.0.0.1:\(port)"], fastcgi: "unix:\(folder.url.path)/fcgi.sock"}

              """)
      }
      self.base = base
      self.port = port
      let folder = installation.folder
      let socket = folder["fcgi.sock"].path
      // It hears SIGTERM only when the next request comes.
      fcgiwrap = try RunningProcess(
        "/usr/sbin/fcgiwrap", ["-f", "-s", "unix:\(socket)"], log: folder["fcgiwrap.log"],
        endingSignal: SIGKILL)
      try folder.write(Server.configuration(folder), to: "nginx.conf")
      nginx = try RunningProcess(
        "/usr/sbin/nginx", ["-p", folder.url.path, "-c", folder["nginx.conf"].path],
        log: folder["nginx.log"])
      let visitor = visitor("www.osta.org.cn")
      try nginx.wait(for: "nginx") {
        FileManager.default.fileExists(atPath: socket)
          && FileManager.default.fileExists(atPath: folder["nginx.pid"].path) ? () : nil
      }
      #expect(try visitor.get(base).status == 200)
    }

    private static func configuration(_ folder: TemporaryFolder) -> String {
      """
      daemon off;
      user root;
      worker_processes 1;
      pid nginx.pid;
      error_log error.log;
      events {}
      http {
        include /etc/nginx/mime.types;
        access_log access.log;
        client_body_temp_path body;
        fastcgi_temp_path fastcgi;
        proxy_temp_path proxy;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        include \(folder.url.path)/output/server/nginx.conf;
      }

      """
    }

    func visitor(_ host: String) -> Visitor { Visitor(port: port, host: host) }
  }

  private static let hosts = ["www.osta.org.cn", "zscx.osta.org.cn", "jndj.osta.org.cn"]

  @Test(arguments: Project.lookupPrograms, ["/", "/osta/"])
  func siteAndLookupWorkUnderAllHostNames(program: String, base: String) throws {
    let server = try Server(program: program, base: base)
    let sample = try Sample.all("qualification")[42]
    for host in Self.hosts {
      let visitor = server.visitor(host)
      try everyFileIsServed(visitor, server)
      try homeIsThatOfTheHost(visitor, server)
      try lookupAnswers(visitor, server, sample)
      try nothingElseIsReached(visitor, server)
    }
    try logsHoldNothingPersonal(server, sample)
  }

  private func everyFileIsServed(_ visitor: Visitor, _ server: Server) throws {
    let site = server.installation.output.appending(path: "site")
    let files = try #require(FileManager.default.enumerator(atPath: site.path))
    for case let file as String in files where file.contains(".") {
      let answer = try visitor.get(server.base + file)
      #expect(answer.status == 200, "\(file)")
      #expect(
        Array(answer.html.utf8) == [UInt8](try Data(contentsOf: site.appending(path: file))),
        "\(file)")
      #expect(answer.headers["x-content-type-options"] == "nosniff")
    }
    #expect(
      try visitor.get(server.base + "coverage.html").headers["content-type"]
        == "text/html; charset=utf-8")
  }

  private func homeIsThatOfTheHost(_ visitor: Visitor, _ server: Server) throws {
    let home = try visitor.get(server.base)
    let file = visitor.host.hasPrefix("www") ? "index.html" : "lookup.html"
    let page = try visitor.get(server.base + file)
    #expect(home.status == 200)
    #expect(home.html == page.html)
    #expect(home.headers["content-type"] == "text/html; charset=utf-8")
  }

  private func lookupAnswers(_ visitor: Visitor, _ server: Server, _ sample: Sample) throws {
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
    #expect(try ask("1").result == "none")
    #expect(try visitor.get(program).status == 405)
    #expect(try visitor.post(program, []).status == 400)
    let large = [UInt8](repeating: 0x61, count: 5000)
    #expect(try visitor.post(program, body: large).status == 413)
  }

  private func nothingElseIsReached(_ visitor: Visitor, _ server: Server) throws {
    for path in [
      "absent.html", "../osta.conf", "..%2fosta.conf", "cgi-bin/lookup.page", "cgi-bin/",
      "index/qualification.idx", "../index/qualification.idx", "osta.conf",
    ] {
      let answer = try visitor.get(server.base + path)
      #expect([400, 404].contains(answer.status), "\(path)")
    }
    let missing = try visitor.get(server.base + "absent.html")
    #expect(missing.html.contains("没有找到这个页面"))
  }

  private func logsHoldNothingPersonal(_ server: Server, _ sample: Sample) throws {
    for log in ["access.log", "error.log", "fcgiwrap.log", "nginx.log"] {
      let text = String(decoding: try server.installation.folder.read(log), as: UTF8.self)
      for fact in [sample.number, sample.name, sample.idNumber] {
        #expect(!text.contains(fact), "\(log)")
      }
    }
  }

  @Test func faultIsSaidToTheVisitorAndInTheServersLog() throws {
    let server = try Server(program: Project.lookupPrograms[0], base: "/")
    try FileManager.default.removeItem(at: server.installation.index("qualification"))
    let answer = try server.visitor("zscx.osta.org.cn").post(
      "/cgi-bin/lookup.cgi",
      [("lookup", "qualification"), ("certificate_no", "1"), ("name", "a")])
    #expect(answer.status == 503)
    #expect(answer.result == "error")
    let log = String(decoding: try server.installation.folder.read("error.log"), as: UTF8.self)
    #expect(log.contains("qualification.idx: no such file or folder"))
  }
}
