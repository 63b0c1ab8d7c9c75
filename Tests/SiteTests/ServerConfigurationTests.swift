import TestSupport
import Testing

@testable import Site

/// The ready configuration of the host, for a site at the root and for one below a sub-path.
@Suite struct ServerConfigurationTests {
  @Test(arguments: [("/", "nginx-root.conf"), ("/osta/", "nginx-below.conf")])
  func nginxConfigurationIsTheGoldenOne(_ base: String, _ golden: String) throws {
    let site = try TinySite(
      """
      -- content/site.yaml --
      name: "站\\n}\\nserver {"
      description: 述
      owner: 主
      lookup_name: 查询
      hosts: {portal: www.example.org, lookup: zscx.example.org, aliases: [a.example.org, b.example.org]}
      record: {number: 号, url: "https://example.org/"}
      base: \(base)
      install: /home/me/osta
      key: /home/me/keys/osta.key
      state: /home/me/state
      server: {listen: ["127.0.0.1:8080", "[::1]:8080"], fastcgi: "unix:/run/me/fcgiwrap.socket"}
      -- content/pages/find/query.md --
      ---
      title: 查询
      template: lookup
      ---
      -- templates/lookup.mustache --
      <main></main>
      """
    ).build()
    try expectGolden(#require(site.files["server/nginx.conf"]), fixture(golden))
  }

  @Test func hostsAnswerWithTheHomePageWhereThereIsNoLookupPage() throws {
    let text = try TinySite("").build().text("server/nginx.conf")
    #expect(!text.contains("rewrite"))
  }

  @Test func hostConfigurationSaysWhereIndexAndKeyAre() throws {
    let site = try TinySite("-- content/site.yaml + --\nkey: /home/me/keys/osta.key").build()
    #expect(
      try site.text("osta.conf") == """
        # Where lookup.cgi finds its files; the environment wins over these lines.
        # Places without a leading slash are reckoned from this file's folder.
        OSTA_INDEX_DIR=index
        OSTA_KEY=/home/me/keys/osta.key
        OSTA_STATE_DIR=/var/lib/osta

        """)
  }
}
