/// A page at each former address that leads to the page's address of today.
///
/// Web servers that read the ready configuration answer with a redirect and never show it.
enum RedirectPages: SiteOutput {
  static func outputs(of site: SiteSource) -> [Output] {
    site.content.aliases.map { alias in
      Output(
        "site/\(alias.from.file.text)", .page, text: text(alias, site.content.site))
    }
  }

  private static func text(_ alias: Alias, _ site: SiteSettings) -> String {
    let link = href(alias.target.url, base: site.base).escaped
    return """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(link)">
      <link rel="canonical" href="\(site.address(of: alias.target).escaped)">
      <title>\(alias.title.escaped)</title>
      </head>
      <body><main><h1>页面已移动</h1><p>新地址：<a href="\(link)">\(alias.title.escaped)</a></p></main></body>
      </html>

      """
  }
}
