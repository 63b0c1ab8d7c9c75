import Foundation
import TestSupport
import Testing

/// A real web server with the bundle of the real site, by the configuration that `osta build` writes.
///
/// Where the tests run as root, server and program run as Debian's `www-data`, who alone of the group may
/// read the key.
final class WebServer {
  /// The configurations that are written.
  enum Kind: String, CaseIterable {
    case nginx, apache, lighttpd
    /// Apache's `.htaccess`, beside the files of the site.
    case accessFile
  }

  /// How the site is reached.
  enum Manner: CaseIterable {
    case plainAtTheRoot, secureBelowAPath

    var base: String { self == .plainAtTheRoot ? "/" : "/osta/" }
    var isSecure: Bool { self == .secureBelowAPath }
  }

  static let hosts = ["www.osta.org.cn", "zscx.osta.org.cn", "jndj.osta.org.cn"]

  let kind: Kind
  let manner: Manner
  let installation: Installation
  private let ports: Ports
  private let certificate: HostCertificate
  private var processes: [RunningProcess] = []

  var base: String { manner.base }
  var folder: TemporaryFolder { installation.folder }

  /// The document root.
  var root: URL {
    kind == .accessFile
      ? folder["public_html"].appending(path: base.dropFirst()) : folder["host/current/site"]
  }

  /// Starts a server with a bundle; `edit` changes the text of `site.yaml`, for which it gets the folder of
  /// the test and the beginnings of the hosts' addresses.
  init(
    _ kind: Kind, _ manner: Manner, program: String = Project.lookupPrograms[0],
    edit: (String, TemporaryFolder, (String) -> String) throws -> String = { text, _, _ in text }
  ) throws {
    let ports = Ports(plain: try freePort(), secure: try freePort())
    self.kind = kind
    self.manner = manner
    self.ports = ports
    installation = try Installation(program: program) { text, folder in
      try folder.write(WebServer.movedPage, to: "content/pages/新/页.md")
      return try edit(WebServer.settings(text, folder, manner, ports), folder) {
        ports.origin($0, manner)
      }
    }
    certificate = try HostCertificate(hosts: WebServer.hosts, in: installation.folder)
    try placeBundle()
    try start()
    #expect(try visitor("www.osta.org.cn").get(base).status == 200)
  }

  /// The processes end before their files go, the web server before what it asks.
  deinit {
    while !processes.isEmpty { processes.removeLast() }
  }

  /// A page `新/页.html` that had other addresses before.
  private static let movedPage = """
    ---
    title: 搬家的页面
    aliases: [/旧/页 (1).html, /old/]
    ---

    """

  /// What lies at the former addresses for servers that cannot redirect.
  static let formerPages = ["旧/页 (1).html", "old/index.html"]

  private static func settings(
    _ text: String, _ folder: TemporaryFolder, _ manner: Manner, _ ports: Ports
  ) -> String {
    let place = folder.url.path
    return
      text
      .replacingOccurrences(of: "base: /\n", with: "base: \(manner.base)\n")
      .replacingOccurrences(
        of: "scheme: http\n", with: "scheme: \(manner.isSecure ? "https" : "http")\n"
      )
      .replacingOccurrences(of: "install: /srv/osta\n", with: "install: \(place)/host\n")
      .replacingOccurrences(
        of: "key: /etc/osta/osta.key\n",
        with: """
          key: \(place)/osta.key
          server:
            listen: ["127.0.0.1:\(ports.plain)"]
            listen_tls: ["127.0.0.1:\(ports.secure)"]
            certificate: \(place)/certificate.pem
            certificate_key: \(place)/certificate.key
            fastcgi: unix:\(place)/lookup.sock

          """)
  }

  /// A visitor of the site, by its scheme.
  func visitor(_ host: String) -> Visitor {
    manner.isSecure
      ? Visitor(port: ports.secure, host: host, certificate: certificate.file)
      : insecureVisitor(host)
  }

  /// A visitor who comes by plain HTTP.
  func insecureVisitor(_ host: String) -> Visitor { Visitor(port: ports.plain, host: host) }

  /// Where plain HTTP is answered.
  var plainPort: UInt16 { ports.plain }

  /// The beginning of a host's addresses.
  func origin(_ host: String) -> String { ports.origin(host, manner) }

  /// The files that a visitor can reach, without their compressed forms.
  var files: [String] {
    get throws {
      try #require(FileManager.default.enumerator(atPath: root.resolvingSymlinksInPath().path))
        .compactMap { $0 as? String }
        .filter {
          !$0.hasSuffix(".gz") && !$0.hasPrefix("cgi-bin") && $0.contains(".")
            && !$0.hasPrefix(".") && $0 != "osta.conf"
        }
        .sorted()
    }
  }

  /// Everything that server and program have logged.
  var logs: String {
    get throws {
      try folder.files().filter { $0.hasSuffix(".log") }
        .map { String(decoding: try folder.read($0), as: UTF8.self) }.joined()
    }
  }
}

/// Where a server listens.
private struct Ports {
  let plain: UInt16
  let secure: UInt16

  /// The beginning of a host's addresses.
  func origin(_ host: String, _ manner: WebServer.Manner) -> String {
    manner.isSecure ? "https://\(host):\(secure)" : "http://\(host):\(plain)"
  }
}

// MARK: Files

extension WebServer {
  private static let isRoot = geteuid() == 0

  /// Puts the bundle where the configuration says that it lies.
  private func placeBundle() throws {
    try addCompressedForms()
    try addAssetWithDigest()
    try folder.link("host/index", to: "../output/index")
    if kind == .accessFile {
      try copyByHand()
    } else {
      try folder.link("host/current", to: "../output")
    }
    guard WebServer.isRoot else { return }
    try run("/bin/chgrp", "www-data", installation.key.path, certificate.key.path)
    try run("/bin/chmod", "0640", installation.key.path)
    try run("/bin/chown", "www-data", folder.url.path)
  }

  /// As an FTP program does it: everything below the folder that the host shows.
  private func copyByHand() throws {
    try FileManager.default.createDirectory(
      at: root.deletingLastPathComponent(), withIntermediateDirectories: true)
    let output = installation.output
    try run("/bin/cp", "-pR", output.appending(path: "site").path, root.path)
    for item in ["cgi-bin", "osta.conf", "server/.htaccess"] {
      try run("/bin/cp", "-pR", output.appending(path: item).path, root.path)
    }
  }

  private func addCompressedForms() throws {
    let texts = try run(
      "/usr/bin/find", installation.output.appending(path: "site").path, "-name", "*.html", "-o",
      "-name", "*.css", "-o", "-name", "*.js", "-o", "-name", "*.svg", "-o", "-name", "*.txt")
    let missing = texts.split(separator: "\n").map(String.init).filter {
      !FileManager.default.fileExists(atPath: $0 + ".gz")
    }
    try run("/bin/gzip", ["-9nk"] + missing)
  }

  private func addAssetWithDigest() throws {
    try folder.write("body{}", to: "output/site/" + WebServer.assetWithDigest)
  }

  static let assetWithDigest = "assets/style.0123456789abcdef.css"

  @discardableResult
  private func run(_ program: String, _ arguments: String...) throws -> String {
    try run(program, arguments)
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let result = try runProcess(URL(filePath: program), arguments: arguments)
    guard result.status == 0 else { throw InstallationError(message: result.standardError) }
    return result.text
  }
}

// MARK: Processes

extension WebServer {
  private func start() throws {
    switch kind {
    case .nginx: try startNginx()
    case .apache, .accessFile: try startApache()
    case .lighttpd: try startLighttpd()
    }
    let port = manner.isSecure ? ports.secure : ports.plain
    try processes[processes.count - 1].wait(for: kind.rawValue) {
      isListening(port) ? () : nil
    }
  }

  private func startNginx() throws {
    let socket = folder["lookup.sock"].path
    let fcgiwrap = try asServer(lookupService + ["-s", "unix:" + socket])
    // It hears SIGTERM only when the next request comes.
    processes.append(
      try RunningProcess(
        fcgiwrap[0], Array(fcgiwrap.dropFirst()), log: folder["fcgiwrap.log"],
        endingSignal: SIGKILL))
    try processes[0].wait(for: "fcgiwrap") {
      FileManager.default.fileExists(atPath: socket) ? () : nil
    }
    try folder.write(nginxConfiguration, to: "nginx.conf")
    processes.append(
      try RunningProcess(
        "/usr/sbin/nginx", ["-p", folder.url.path, "-c", folder["nginx.conf"].path],
        log: folder["nginx.log"]))
  }

  /// What the unit for systemd runs.
  private var lookupService: [String] {
    get throws {
      let unit = String(
        decoding: try folder.read("output/server/osta-lookup.service"), as: UTF8.self)
      let line = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
      return line.dropFirst("ExecStart=".count).split(separator: " ").map(String.init)
    }
  }

  /// A command that runs as the server's user.
  private func asServer(_ command: [String]) throws -> [String] {
    guard WebServer.isRoot else { return command }
    return ["/usr/bin/setpriv", "--reuid=www-data", "--regid=www-data", "--clear-groups"] + command
  }

  private var nginxConfiguration: String {
    """
    daemon off;
    \(WebServer.isRoot ? "user www-data;" : "")
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

  private func startApache() throws {
    let configuration = ApacheMain(folder: folder, isRoot: WebServer.isRoot)
    let own =
      kind == .apache
      ? "Include \(folder.url.path)/output/server/apache.conf"
      : configuration.sharedHost(
        root: folder["public_html"], certificate: certificate,
        secureAddress: "127.0.0.1:\(ports.secure)")
    try folder.write(
      configuration.text(ports: [ports.plain, ports.secure], own: own), to: "apache.conf")
    processes.append(
      try RunningProcess(
        "/usr/sbin/apache2", ["-f", folder["apache.conf"].path, "-DFOREGROUND"],
        log: folder["apache.log"]))
  }

  private func startLighttpd() throws {
    try folder.write(
      """
      server.modules = ( "mod_indexfile", "mod_accesslog" )
      server.document-root = "\(folder.url.path)/nothing"
      server.errorlog = "\(folder.url.path)/error.log"
      accesslog.filename = "\(folder.url.path)/access.log"
      \(WebServer.isRoot ? "server.username = \"www-data\"\nserver.groupname = \"www-data\"" : "")
      server.bind = "127.0.0.1"
      server.port = \(ports.plain)
      include "\(folder.url.path)/output/server/lighttpd.conf"

      """, to: "lighttpd.conf")
    try FileManager.default.createDirectory(
      at: folder["nothing"], withIntermediateDirectories: true)
    processes.append(
      try RunningProcess(
        "/usr/sbin/lighttpd", ["-D", "-f", folder["lighttpd.conf"].path],
        log: folder["lighttpd.log"]))
  }
}
