import Foundation
import TestSupport
import Testing

@testable import Site

/// The ready configuration of the host: for a site at the root that is asked in plain HTTP, and for one
/// below a sub-path whose server ends TLS.
@Suite struct ServerConfigurationTests {
  @Test(
    arguments: [("/", "http", "root"), ("/osta/", "https", "below")],
    [
      "nginx.conf", "apache.conf", ".htaccess", "lighttpd.conf", "osta-lookup.socket",
      "osta-lookup.service",
    ])
  func configurationIsTheGoldenOne(
    _ site: (base: String, scheme: String, golden: String), _ file: String
  ) throws {
    let built = try Self.site(base: site.base, scheme: site.scheme).build()
    try expectGolden(
      #require(built.files["server/" + file]), fixture("server/\(site.golden)/\(file)"))
  }

  private static func site(base: String, scheme: String) throws -> TinySite {
    try TinySite(
      """
      -- content/site.yaml --
      name: "站\\n}\\nserver {"
      description: 述
      owner: 主
      lookup_name: 查询
      hosts: {portal: www.example.org, lookup: zscx.example.org, aliases: [A.example.org, b.example.org]}
      record: {number: 号, url: "https://example.org/"}
      base: \(base)
      scheme: \(scheme)
      install: /home/me/osta
      key: /home/me/keys/osta.key
      state: /var/lib/osta-counters
      server:
        listen: ["127.0.0.1:8080", "[::1]:8080"]
        listen_tls: ["443", "[::]:443"]
        certificate: /home/me/tls/all.pem
        certificate_key: /home/me/tls/all.key
        fastcgi: "unix:/run/me/lookup.sock"
        workers: 3
        user: me
      -- content/pages/find/query.md --
      ---
      title: 查询
      template: lookup
      aliases: [/old/, "/旧 (1).html"]
      ---
      -- templates/lookup.mustache --
      <main></main>
      """)
  }

  @Test func serverBehindAnotherThatEndsTLSListensForPlainHTTPAlone() throws {
    let site = try TinySite("-- content/site.yaml + --\nserver: {behind_tls: true}").build()
    for file in ["nginx.conf", "apache.conf", "lighttpd.conf"] {
      let text = try site.text("server/" + file)
      #expect(!text.contains("443"), "\(file)")
      #expect(!text.contains("308"), "\(file)")
      #expect(text.contains("Strict-Transport-Security"), "\(file)")
    }
  }

  @Test func siteWithoutTLSTellsNobodyToComeByHTTPS() throws {
    let site = try TinySite("-- content/site.yaml + --\nscheme: http").build()
    for (path, bytes) in site.files where path.hasPrefix("server/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Strict-Transport-Security"), "\(path)")
      #expect(!text.contains("CERTIFICATE"), "\(path)")
    }
  }

  @Test func certificateIsOnTwoMarkedLinesOfEachServer() throws {
    let site = try TinySite(
      "-- content/site.yaml + --\nserver: {certificate: /a/c.pem, certificate_key: /a/c.key}"
    ).build()
    for file in ["nginx.conf", "apache.conf", "lighttpd.conf"] {
      let text = try site.text("server/" + file)
      #expect(text.contains("CERTIFICATE"), "\(file)")
      #expect(text.components(separatedBy: "/a/c.pem").count == 2, "\(file)")
      #expect(text.components(separatedBy: "/a/c.key").count == 2, "\(file)")
    }
  }

  @Test func portalThatIsTheLookupTooHasOneHome() throws {
    let site = try TinySite(
      """
      -- content/site.yaml --
      name: 站
      description: 述
      owner: 主
      lookup_name: 查询
      hosts: {portal: www.example.org, lookup: WWW.example.org}
      record: {number: 号, url: "https://example.org/"}
      """
    ).build()
    for file in ["nginx.conf", "apache.conf", ".htaccess", "lighttpd.conf"] {
      let text = try site.text("server/" + file)
      #expect(!text.contains("WWW"), "\(file)")
      #expect(!text.contains("^()"), "\(file)")
    }
  }

  @Test func hostsAnswerWithTheHomePageWhereThereIsNoLookupPage() throws {
    let text = try TinySite("").build().text("server/nginx.conf")
    #expect(text.contains("zscx.example.org \"/index.html\";"))
  }

  @Test func hostConfigurationSaysWhereIndexAndKeyAre() throws {
    let site = try TinySite("-- content/site.yaml + --\nkey: /home/me/keys/osta.key").build()
    #expect(
      try site.text("osta.conf") == """
        # Where lookup.cgi finds its files; the environment wins over these lines.
        # It lies in the folder above the program's; index and key are the same for every release.
        OSTA_INDEX_DIR=/srv/osta/index
        OSTA_KEY=/home/me/keys/osta.key
        OSTA_STATE_DIR=/var/lib/osta

        """)
  }
}
