/// `osta.conf`, where the lookup finds index, key and counters on a host whose server passes no environment.
struct HostConfiguration {
  private let site: SiteSettings

  init(_ site: SiteSettings) {
    self.site = site
  }

  var file: OutputFile {
    OutputFile(
      path: "osta.conf",
      text: """
        # Where lookup.cgi finds its files; the environment wins over these lines.
        # Places without a leading slash are reckoned from this file's folder.
        OSTA_INDEX_DIR=index
        OSTA_KEY=\(site.key)
        OSTA_STATE_DIR=\(site.state)

        """)
  }
}
