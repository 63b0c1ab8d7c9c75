/// What Apache does with the files of the site, in lines that mean the same in `apache.conf` and in
/// `.htaccess`.
struct ApacheRules {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  var text: String {
    """
    ErrorDocument 404 \(site.base)404.html
    FileETag MTime Size
    AddCharset utf-8 .html .css .js .svg .xml .json .txt .csv
    # x.html.gz is x.html, compressed.
    RemoveType .gz
    AddEncoding gzip .gz
    <FilesMatch "^(?!lookup\\.cgi$)">
    \(headers)
    </FilesMatch>
    <FilesMatch "\\.(\(ServedSite.compressedEndings))(\\.gz)?$">
      Header merge Vary Accept-Encoding
    </FilesMatch>

    RewriteEngine On
    RewriteBase \(site.base)
    \(refusals)
    \(redirects)\(lookupHome)# What other folders show.
    RewriteRule ^(.+/)?$ $1index.html [L]
    # The compressed form, for those who take it.
    RewriteCond %{HTTP:Accept-Encoding} "(^|[, ])gzip *(,|$|; *q=(1|0\\.0*[1-9]))"
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.+\\.(\(ServedSite.compressedEndings)))$ $1.gz [END]
    """
  }

  /// Assets with a digest in their names never change.
  private var headers: String {
    let assets = "expr=%{REQUEST_URI} =~ m#\(site.digestedAssets)(\\.gz)?$#"
    return """
      \(site.headers.map { "  Header always set \($0.name) \"\($0.value)\"" }.joined(separator: "\n"))
        Header always set Cache-Control "\(ServedSite.askedAgain)"
        Header always set Cache-Control "\(ServedSite.keptForever)" "\(assets)"
      """
  }

  private var lookupHome: String {
    guard !site.lookupHosts.isEmpty else { return "" }
    return """
      # What / shows on the hosts of the lookup.
      RewriteCond %{HTTP_HOST} \(site.pattern(of: site.lookupHosts)) [NC]
      RewriteRule ^$ "\(site.lookupHome.text)" [L]

      """
  }

  private var refusals: String {
    """
    RewriteRule ^cgi-bin/lookup\\.cgi$ - [END]
    RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
    RewriteRule ^ - [R=405,L]
    RewriteRule (^|/)\\.|\\.(\(ServedSite.compressedEndings))\\.gz$|^cgi-bin/|^osta\\.conf$ - [R=404,L]
    """
  }

  /// Apache itself encodes where they lead to.
  private var redirects: String {
    site.moves.map { move in
      "RewriteRule \"^\(escapedForPattern(move.from))$\" \"\(site.base)\(move.to.text)\" [R=301,L]\n"
    }.joined()
  }
}
