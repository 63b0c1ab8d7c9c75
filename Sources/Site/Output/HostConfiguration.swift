/// `osta.conf`, where the lookup finds index, key and counters on a host whose server passes no environment.
enum HostConfiguration: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    [Output("osta.conf", .asset, text: text(site.content.site))]
  }

  private static func text(_ site: SiteSettings) -> String {
    """
    # Where lookup.cgi finds its files; the environment wins over these lines.
    # It lies in the folder above the program's; index and key are the same for every release.
    OSTA_INDEX_DIR=\(site.install)/index
    OSTA_KEY=\(site.key)
    OSTA_STATE_DIR=\(site.state)

    """
  }
}
