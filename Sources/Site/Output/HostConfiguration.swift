/// `osta.conf`, where the lookup finds index, key and counters on a host whose server passes no environment.
enum HostConfiguration: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    [Output("osta.conf", .asset, text: text(site.content.site))]
  }

  private static func text(_ site: SiteSettings) -> String {
    """
    # Where lookup.cgi finds its files; the environment wins over these lines.
    # Places without a leading slash are reckoned from this file's folder.
    OSTA_INDEX_DIR=index
    OSTA_KEY=\(site.key)
    OSTA_STATE_DIR=\(site.state)

    """
  }
}
