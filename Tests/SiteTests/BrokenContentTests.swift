import Testing

/// A mistake in a tiny site, and all that the build says about it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let site: String
  let problems: [String]

  init(_ name: String, _ site: String, _ problems: String...) {
    testDescription = name
    self.site = site
    self.problems = problems
  }
}

/// One row a mistake, each with the very lines that its author reads.
@Suite struct BrokenContentTests {
  @Test func tinySiteHasNoMistake() throws {
    #expect(try TinySite("").problems() == [])
  }

  private func expect(_ mistake: Mistake) throws {
    let problems = try TinySite(mistake.site).problems()
    #expect(problems == mistake.problems, "\(problems.joined(separator: "\n"))")
  }

  @Test(arguments: [
    Mistake(
      "unknown field", "-- content/pages/a.md --\n---\ntitle: 甲\ntitel: 乙\n---",
      "content/pages/a.md:3:1: error: unknown field 'titel'; did you mean 'title'?"),
    Mistake(
      "unknown field that is like no other", "-- content/site.yaml + --\nfavourite_colour: 红",
      "content/site.yaml:7:1: error: unknown field 'favourite_colour'; remove it"),
    Mistake(
      "control character in a setting", "-- content/site.yaml + --\nkeywords: \"甲\\x03\"",
      "content/site.yaml:7:11: error: there is a control character, which nobody can see; type the "
        + "text again"),
    Mistake(
      "control character in a template",
      "-- templates/page.mustache --\n<main>\n  甲\u{3}0<br>{{page.title}}",
      "templates/page.mustache:2:4: error: there is a control character, which nobody can see; type "
        + "the text again"),
    Mistake(
      "unknown field inside another", "-- content/site.yaml + --\nphones: [{label: 电, numbr: 1}]",
      "content/site.yaml:7:10: error: 'number' is missing or empty; write 'number: …'",
      "content/site.yaml:7:21: error: unknown field 'numbr'; did you mean 'number'?"),
    Mistake(
      "missing title", "-- content/pages/a.md --\n---\ndescription: 甲\n---",
      "content/pages/a.md:2:1: error: 'title' is missing or empty; write 'title: …'"),
    Mistake(
      "empty front matter", "-- content/pages/a.md --\n---\n---",
      "content/pages/a.md:2:1: error: 'title' is missing or empty; write 'title: …'"),
    Mistake(
      "wrong date", "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-13-01\n---",
      "content/notices/a.md:4:7: error: '2020-13-01' is no day; write it as 2020-10-28"),
    Mistake(
      "missing date", "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\n---",
      "content/notices/a.md:2:1: error: 'date' is missing; write 'date: 2020-10-28'"),
    Mistake(
      "list for a text", "-- content/pages/a.md --\n---\ntitle: [甲, 乙]\n---",
      "content/pages/a.md:2:8: error: 'title' must be one text"),
    Mistake(
      "text for a list",
      "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\ncopies: 丙\n---",
      "content/notices/a.md:5:9: error: 'copies' must be a list: [first, second]"),
    Mistake(
      "text for fields",
      "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\ncontact: 丙\n---",
      "content/notices/a.md:5:10: error: 'contact' must hold fields: {a: …, b: …}"),
    Mistake(
      "text for a list of fields", "-- content/site.yaml + --\nphones: 丙",
      "content/site.yaml:7:9: error: 'phones' must be a list of fields: - {a: …}"),
    Mistake(
      "duplicate field", "-- content/pages/a.md --\n---\ntitle: 甲\ntitle: 乙\n---",
      "content/pages/a.md:2:1: error: 'title' stands twice among these fields; remove one"),
    Mistake(
      "anchor", "-- content/pages/a.md --\n---\ntitle: &x 甲\ncolumn: *x\n---",
      "content/pages/a.md:2:8: error: anchors (&) and references (*) are not allowed; "
        + "write the value"),
    Mistake(
      "tag", "-- content/pages/a.md --\n---\ntitle: !x 甲\n---",
      "content/pages/a.md:2:8: error: tags (!) are not allowed; write the plain value"),
    Mistake(
      "no mapping", "-- content/pages/a.md --\n---\n甲\n---",
      "content/pages/a.md:2:1: error: expected fields such as 'title: …'"),
    Mistake(
      "broken YAML", "-- content/pages/a.md --\n---\ntitle: \"甲\n---",
      "content/pages/a.md:2:10: error: found unexpected end of stream; "
        + "check indentation, quotes and the space behind each colon"),
    Mistake(
      "no front matter", "-- content/pages/a.md --\n# 甲",
      "content/pages/a.md:1:1: error: the file must begin with a line '---', the fields, and "
        + "'---' again"),
    Mistake(
      "front matter without end", "-- content/pages/a.md --\n---\ntitle: 甲\n\n正文",
      "content/pages/a.md:1:1: error: the line '---' behind the fields is missing; add it"),
  ])
  func frontMatter(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  @Test(arguments: [
    Mistake(
      "unknown template", "-- content/pages/a.md --\n---\ntitle: 甲\ntemplate: pag\n---",
      "content/pages/a.md:3:11: error: there is no template 'pag'; name one of the folder templates/"
    ),
    Mistake(
      "two pages with one address",
      "-- content/pages/notices/a.md --\n---\ntitle: 甲\n---\n"
        + "-- content/notices/a.md --\n---\ntitle: 甲\nissuer: 乙\ndate: 2020-10-28\n---",
      "output/site/notices/a.html:1:1: error: 2 pages or attachments have this address; "
        + "rename all but one"),
    Mistake(
      "names that differ only in case",
      "-- content/pages/Ab.md --\n---\ntitle: 甲\n---\n-- content/pages/ab.md --\n---\ntitle: 乙\n---",
      "content/pages/ab.md:1:1: error: the name differs from 'pages/Ab.md' only in case; "
        + "rename one of them"),
    Mistake(
      "hidden file", "-- content/pages/.a.md --\n---\ntitle: 甲\n---",
      "content/pages/.a.md:1:1: error: links, hidden and special files cannot be published; "
        + "replace it or move it away"),
    Mistake(
      "hidden folder", "-- content/pages/.git/a.md --\n---\ntitle: 甲\n---",
      "content/pages/.git:1:1: error: links, hidden and special files cannot be published; "
        + "replace it or move it away"),
    Mistake(
      "name that cannot be an address", "-- content/pages/a?b.md --\n---\ntitle: 甲\n---",
      "content/pages/a?b.md:1:1: error: the name cannot be an address; rename the file"),
    Mistake(
      "attachment that is missing", attaching("b.pdf"),
      "content/notices/a.md:5:32: error: 'b.pdf' does not lie beside the document; put it there"),
    Mistake(
      "attachment above the folder", attaching("../site.yaml"),
      "content/notices/a.md:5:32: error: '../site.yaml' must be the name of a file beside the "
        + "document"),
    Mistake(
      "attachment by an absolute path", attaching("/etc/passwd"),
      "content/notices/a.md:5:32: error: '/etc/passwd' must be the name of a file beside the "
        + "document"),
    Mistake(
      "hidden attachment", attaching(".key"),
      "content/notices/a.md:5:32: error: '.key' must be the name of a file beside the document"),
    Mistake(
      "attachment whose name cannot be an address", attaching("a#b.pdf"),
      "content/notices/a.md:5:32: error: 'a#b.pdf' cannot be an address; rename the file"),
  ])
  func pagesAndFiles(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  private static func attaching(_ file: String) -> String {
    """
    -- content/notices/a.md --
    ---
    title: 甲
    issuer: 乙
    date: 2020-10-28
    attachments: [{title: 图, file: \(file)}]
    ---
    """
  }

  @Test(arguments: [
    Mistake(
      "unknown name in a template",
      "-- templates/page.mustache --\n<main>\n  {{page.title}} {{pagge}}",
      "templates/page.mustache:2:20: error: nothing is called 'pagge' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown name behind the same word as text",
      "-- templates/page.mustache --\n<main class=\"nam\">{{base}}{{nam}}</main>",
      "templates/page.mustache:1:29: error: nothing is called 'nam' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown dotted name", "-- templates/page.mustache --\n{{site.titel}}",
      "templates/page.mustache:1:8: error: nothing is called 'titel' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown name in a partial",
      "-- templates/page.mustache --\n{{>partials/head}}\n-- templates/partials/head.mustache --\n\n{{nam}}",
      "templates/partials/head.mustache:2:3: error: nothing is called 'nam' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown name in a section",
      "-- templates/page.mustache --\n{{#lookups}}\n{{title}}\n{{titel}}\n{{/lookups}}",
      "templates/page.mustache:3:3: error: nothing is called 'titel' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown section", "-- templates/page.mustache --\n{{#lokups}}x{{/lokups}}",
      "templates/page.mustache:1:4: error: nothing is called 'lokups' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown name in the layout, said once", "-- templates/layout.mustache --\n{{{main}}}{{nam}}",
      "templates/layout.mustache:1:13: error: nothing is called 'nam' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "unknown name in an answer", "-- templates/answer/none.mustache --\n{{slots.boddy}}",
      "templates/answer/none.mustache:1:9: error: nothing is called 'boddy' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "two unknown names", "-- templates/page.mustache --\n{{nam}}\n{{nam}}{{titel}}",
      "templates/page.mustache:1:3: error: nothing is called 'nam' here; "
        + "docs/templates.md lists the names",
      "templates/page.mustache:2:10: error: nothing is called 'titel' here; "
        + "docs/templates.md lists the names"),
    Mistake(
      "missing partial", "-- templates/page.mustache --\n<main>\n{{> partials/from }}",
      "templates/page.mustache:2:5: error: there is no template 'partials/from'; "
        + "did you mean 'partials/form'?"),
    Mistake(
      "missing parent", "-- templates/page.mustache --\n{{<frame}}{{/frame}}",
      "templates/page.mustache:1:4: error: there is no template 'frame'"),
    Mistake(
      "section that is not closed", "-- templates/page.mustache --\n<main>\n{{#lookups}}\n",
      "templates/page.mustache:4:1: error: a section is not closed; "
        + "check the braces, and that each section is closed"),
  ])
  func templates(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  @Test(arguments: ["templates/layout.mustache", "templates/answer/none.mustache"])
  func templatesThatTheGeneratorNeeds(_ path: String) throws {
    #expect(
      try TinySite("", without: path).problems() == [
        "\(path):1:1: error: the template is missing; the generator needs it"
      ])
  }

  @Test(arguments: [
    Mistake(
      "too few fields", table("甲,2000"),
      "content/data/t.csv:2:3: error: the row has 2 fields and the header 3; add or remove commas"),
    Mistake(
      "wrong month", table("甲,2000.13,x"),
      "content/data/t.csv:2:2: error: month: expected a month such as 2007.1, or a year such as 2000"
    ),
    Mistake(
      "control character in a cell", table("甲,2000,x\u{3}0<"),
      "content/data/t.csv:2:3: error: note: there is a control character, which nobody can see; type "
        + "the text again"),
    Mistake(
      "empty required cell", table("甲,,x"),
      "content/data/t.csv:2:2: error: month: the cell must not be empty"),
    Mistake(
      "unknown group", table("甲,2000,x\n甲组,2000,x"),
      "content/data/t.csv:3:1: error: there is no group '甲组'; did you mean '甲'?"),
    Mistake(
      "other columns", "-- content/data/t.csv --\ngroup,note,month\n" + description,
      "content/data/t.csv:1:1: error: the columns must be group,month,note"),
    Mistake(
      "empty file", "-- content/data/t.csv --" + "\n" + description,
      "content/data/t.csv:1:1: error: the columns must be group,month,note"),
    Mistake(
      "missing file", description,
      "content/data/t.csv:1:1: error: the file cannot be read; check that it is there"),
    Mistake(
      "missing description", "-- content/data/t.csv --\na",
      "content/data/t.csv:1:1: error: the table is not described; write t.yaml beside it"),
    Mistake(
      "grouped by an unknown column",
      table("甲,2000,x").replacing("group_by: group", with: "group_by: grop"),
      "content/data/t.yaml:3:11: error: there is no column 'grop'; did you mean 'group'?"),
    Mistake(
      "unknown type", table("甲,2000,x").replacing("type: month", with: "type: moon"),
      "content/data/t.yaml:7:25: error: there is no type 'moon'; the types are text, month, date"),
    Mistake(
      "wrong flag", table("甲,2000,x").replacing("required: true", with: "required: yes"),
      "content/data/t.yaml:7:42: error: 'required' must be true or false"),
  ])
  func tables(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  private static let description = """
    -- content/data/t.yaml --
    title: 表
    as_of: 2020-10-28
    group_by: group
    groups: [甲, 乙]
    columns:
      - {name: group}
      - {name: month, type: month, required: true}
      - {name: note}

    """

  private static func table(_ rows: String) -> String {
    description + "-- content/data/t.csv --\ngroup,month,note\n" + rows
  }

  @Test(arguments: [
    Mistake("base without a slash", "-- content/site.yaml + --\nbase: /osta", base("7:7")),
    Mistake("base that ends the directive", "-- content/site.yaml + --\nbase: /a;b/", base("7:7")),
    Mistake("base with a space", "-- content/site.yaml + --\nbase: /a b/", base("7:7")),
    Mistake(
      "unknown scheme", "-- content/site.yaml + --\nscheme: ftp",
      "content/site.yaml:7:9: error: 'scheme' must be http or https"),
    Mistake(
      "install with a space", "-- content/site.yaml + --\ninstall: /srv/o sta",
      place("install", "7:10")),
    Mistake(
      "install with a quote", "-- content/site.yaml + --\ninstall: '/srv/o\"sta'",
      place("install", "7:10")),
    Mistake(
      "install that ends the directive", "-- content/site.yaml + --\ninstall: /srv/osta;",
      place("install", "7:10")),
    Mistake(
      "install with a line end", "-- content/site.yaml + --\ninstall: \"/srv\\n/osta\"",
      place("install", "7:10")),
    Mistake(
      "relative install", "-- content/site.yaml + --\ninstall: srv/osta", place("install", "7:10")),
    Mistake("relative key", "-- content/site.yaml + --\nkey: osta.key", place("key", "7:6")),
    Mistake(
      "address that ends the directive", "-- content/site.yaml + --\nserver: {listen: ['80;']}",
      "content/site.yaml:7:18: error: '80;' is no address; write it as 80 or 127.0.0.1:8080"),
    Mistake(
      "socket with a space", "-- content/site.yaml + --\nserver: {fastcgi: 'unix:/a b'}",
      "content/site.yaml:7:19: error: 'unix:/a b' is no address; "
        + "write it as unix:/run/osta-lookup.sock"),
    Mistake(
      "port that there is not", "-- content/site.yaml + --\nserver: {listen_tls: ['70000']}",
      "content/site.yaml:7:22: error: '70000' is no address; write it as 80 or 127.0.0.1:8080"),
    Mistake(
      "address of IPv6 without brackets", "-- content/site.yaml + --\nserver: {listen: ['::1:80']}",
      "content/site.yaml:7:18: error: '::1:80' is no address; write it as 80 or 127.0.0.1:8080"),
    Mistake(
      "certificate with a line end", "-- content/site.yaml + --\nserver: {certificate: \"/a\\nb\"}",
      "content/site.yaml:7:23: error: 'certificate' must be an absolute path of letters, digits and "
        + "/ . _ -"),
    Mistake(
      "user with an option", "-- content/site.yaml + --\nserver: {user: -u}",
      "content/site.yaml:7:16: error: '-u' is no user; write it as www-data"),
    Mistake(
      "no workers", "-- content/site.yaml + --\nserver: {workers: 0}",
      "content/site.yaml:7:19: error: 'workers' must be a number from 1 to 1000"),
    Mistake(
      "install that goes up", "-- content/site.yaml + --\ninstall: /srv/../etc",
      place("install", "7:10")),
    Mistake(
      "install with a slash at its end", "-- content/site.yaml + --\ninstall: /srv/osta/",
      place("install", "7:10")),
    Mistake("base that goes up", "-- content/site.yaml + --\nbase: /a/../", base("7:7")),
  ])
  func settings(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  private static func base(_ place: String) -> String {
    "content/site.yaml:\(place): error: 'base' must begin and end with a slash, such as / or /osta/, "
      + "and hold only letters, digits and . _ -"
  }

  private static func place(_ name: String, _ place: String) -> String {
    "content/site.yaml:\(place): error: '\(name)' must be an absolute path of letters, digits and "
      + "/ . _ -"
  }

  /// A site.yaml whose hosts and record are those given, from line 5 on.
  private static func siteWith(_ hostsAndRecord: String) -> String {
    """
    -- content/site.yaml --
    name: 站
    description: 述
    owner: 主
    lookup_name: 查询

    """ + hostsAndRecord
  }

  @Test(arguments: [
    "http://", "https:///a", "http:example.org", "//example.org/", "example.org", "/a.html",
    "javascript:alert(1)", "mailto:a@example.org", "https://example.org/a b",
  ])
  func addressesThatAreNone(_ address: String) throws {
    let site = Self.siteWith(
      """
      hosts: {portal: www.example.org, lookup: zscx.example.org}
      record:
        number: 号
        url: '\(address)'
        police: {number: 号, url: '\(address)'}
        site_code: ""
      """)
    let message =
      "'\(address)' is no address of a page; write the whole of it, such as https://example.org/"
    #expect(
      try TinySite(site).problems() == [
        "content/site.yaml:8:8: error: \(message)", "content/site.yaml:9:28: error: \(message)",
      ])
  }

  @Test(arguments: [
    "www example.org", "www.example.org;", "例子.cn", "http://www.example.org", "-www.example.org",
    "www..example.org", "www.example.org.", String(repeating: "a", count: 64) + ".cn",
  ])
  func hostsThatAreNoNames(_ host: String) throws {
    let site = Self.siteWith(
      """
      hosts: {portal: '\(host)', lookup: zscx.example.org}
      record: {number: 号, url: "https://example.org/", site_code: ""}
      """)
    #expect(
      try TinySite(site).problems() == [
        "content/site.yaml:5:8: error: '\(host)' is no host name; write it as www.example.org"
      ])
  }

  @Test(arguments: [
    Mistake(
      "unknown key field", lookup("keys: [[certificate_no, nam]], columns: [level]"), keys),
    Mistake("key with one field", lookup("keys: [[certificate_no]], columns: [level]"), keys),
    Mistake("key with a field twice", lookup("keys: [[name, name]], columns: [level]"), keys),
    Mistake(
      "unknown column", lookup("keys: [[certificate_no, name]], columns: [levle]"),
      "content/lookups.yaml:20:75: error: there is no column 'levle'; "
        + "the columns are occupation, level, issuer, issued, theory, practical, status; "
        + "did you mean 'level'?"),
    Mistake(
      "keys that could mix two certificates",
      lookup("keys: [[certificate_no, id_no], [id_no, name]], columns: [level]"),
      "content/lookups.yaml:20:40: error: the keys with certificate_no must have all fields among "
        + "them, so that facts of two certificates are never mixed; add [certificate_no, …] for the "
        + "missing field"),
    Mistake(
      "aliases outside of the content",
      lookup("keys: [[certificate_no, name]], columns: [level], aliases: ../aliases.csv"),
      "content/lookups.yaml:20:93: error: '../aliases.csv' must be a file in content/, or an absolute "
        + "path such as /srv/aliases.csv"),
    Mistake(
      "source outside of the content",
      lookup("keys: [[certificate_no, name]], columns: [level], source: ../../batches"),
      "content/lookups.yaml:20:92: error: '../../batches' must be a folder in content/, or an "
        + "absolute path such as /srv/batches"),
    Mistake(
      "duplicate id",
      lookup("keys: [[certificate_no, name]], columns: [level]")
        + "\n  - {id: one, title: 证, note: 注, keys: [[certificate_no, name]], columns: [level]}",
      "content/lookups.yaml:20:3: error: two lookups have the same id; give each its own"),
    Mistake(
      "id that is no file name",
      lookup("keys: [[certificate_no, name]], columns: [level]").replacing(
        "id: one", with: "id: ../a"),
      "content/lookups.yaml:20:10: error: '../a' must be of small letters, digits and '-'; "
        + "it is a file name"),
    Mistake(
      "missing message",
      lookup("keys: [[certificate_no, name]], columns: [level]").replacing(
        "  none: 无,\n", with: ""),
      "content/lookups.yaml:5:11: error: 'none' is missing or empty; write 'none: …'"),
    Mistake(
      "message with a place that nobody fills",
      lookup("keys: [[certificate_no, name]], columns: [level]").replacing(
        "none: 无", with: "none: '{year}'"),
      "content/lookups.yaml:7:9: error: nothing is filled into '{year}' here"),
    Mistake(
      "message with another place than its own",
      lookup("keys: [[certificate_no, name]], columns: [level]").replacing(
        "other_lookup: other_lookup", with: "other_lookup: '{othr}'"),
      "content/lookups.yaml:18:82: error: nothing is filled into '{othr}' here; the places are "
        + "{lookup} {other}"),
    Mistake(
      "unknown kind of numbers",
      lookup("keys: [[certificate_no, name]], columns: [level], numbers: skil-level"),
      "content/lookups.yaml:20:93: error: there is no kind of numbers 'skil-level'; the kinds are "
        + "qualification, skill-level; did you mean 'skill-level'?"),
    Mistake(
      "provinces of a table that is not there",
      regions("coverage: covrage") + table("[{name: name}]", "name"),
      "content/lookups.yaml:19:21: error: there is no table 'data/covrage.csv'; "
        + "did you mean 'coverage'?"),
    Mistake(
      "provinces of a table without months",
      regions("coverage: coverage")
        + table("[{name: name}, {name: from}, {name: to, type: month}]", "name,from,to"),
      "content/lookups.yaml:19:21: error: data/coverage.csv needs a column 'from' of months"),
    Mistake(
      "contacts without names",
      regions("coverage: coverage, contacts: coverage")
        + table("[{name: from, type: month}, {name: to, type: month}]", "from,to"),
      "content/lookups.yaml:19:21: error: data/coverage.csv needs a column 'name'",
      "content/lookups.yaml:19:21: error: data/coverage.csv needs a column 'name'"),
    Mistake(
      "no lookup", "-- content/lookups.yaml --\n" + TinySite.wording,
      "content/lookups.yaml:1:1: error: there is no lookup; write at least one"),
  ])
  func lookups(_ mistake: Mistake) throws {
    try expect(mistake)
  }

  private static let keys =
    "content/lookups.yaml:20:40: error: 'keys' must list the fields that answer together, at least "
    + "two each, of certificate_no, id_no, name"

  /// Settings with the tables of provinces.
  private static func regions(_ tables: String) -> String {
    "-- content/lookups.yaml --\n" + TinySite.wording
      + "regions: {\(tables), range: 从, range_of_all: 全, about_year: 约, all: 各}\n"
      + "lookups: [{id: one, title: 证, note: 注, keys: [[certificate_no, name]]}]"
  }

  /// A table of provinces without rows.
  private static func table(_ columns: String, _ header: String) -> String {
    "\n-- content/data/coverage.yaml --\ntitle: 表\nas_of: 2020-10-28\ncolumns: \(columns)\n"
      + "-- content/data/coverage.csv --\n" + header
  }

  private static func lookup(_ fields: String) -> String {
    "-- content/lookups.yaml --\n" + TinySite.wording
      + "lookups:\n  - {id: one, title: 证, note: 注, \(fields)}"
  }

  @Test func textThatIsNotUTF8() throws {
    let site = try TinySite("")
    try site.write([0x2d, 0x2d, 0x2d, 0x0a, 0xff], to: "content/pages/a.md")
    #expect(
      site.problems() == [
        "content/pages/a.md:1:1: error: the file is not UTF-8; save it as UTF-8"
      ])
  }

  @Test(arguments: ["content/pages/a.md", "content/pages/folder", "content/data/t.csv"])
  func linkToSomewhereElse(_ path: String) throws {
    let site = try TinySite("")
    try site.link(path, to: "/etc")
    #expect(
      site.problems() == [
        "\(path):1:1: error: links, hidden and special files cannot be published; "
          + "replace it or move it away"
      ])
  }

  @Test func folderThatIsALink() throws {
    let site = try TinySite("", without: "content/pages/index.md")
    try site.link("content/pages", to: "/etc")
    #expect(
      site.problems() == [
        "content/pages:1:1: error: links, hidden and special files cannot be published; "
          + "replace it or move it away"
      ])
  }

  @Test(arguments: ["content/site.yaml", "content/lookups.yaml"])
  func settingsThatAreMissing(_ path: String) throws {
    #expect(
      try TinySite("", without: path).problems() == [
        "\(path):1:1: error: the file cannot be read; check that it is there"
      ])
  }

  @Test func allMistakesAreSaidAtOnceInOrder() throws {
    let site = try TinySite(
      """
      -- content/pages/b.md --
      ---
      titel: 乙
      ---
      -- content/pages/a.md --
      ---
      title: 甲
      template: pag
      ---
      -- content/notices/n.md --
      text
      -- content/site.yaml + --
      base: osta
      -- templates/page.mustache --
      {{>partials/none}}
      -- templates/partials/form.mustache --
      {{#a}}
      """)
    #expect(
      site.problems().map { String($0.prefix { $0 != " " }) } == [
        "content/notices/n.md:1:1:", "content/pages/a.md:3:11:", "content/pages/b.md:2:1:",
        "content/pages/b.md:2:1:", "content/site.yaml:7:7:", "templates/page.mustache:1:4:",
        "templates/partials/form.mustache:2:1:",
      ])
  }
}
