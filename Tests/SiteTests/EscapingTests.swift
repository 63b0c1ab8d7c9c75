import AnswerPage
import Testing

/// Text from content is text in every page, whatever it looks like.
@Suite struct EscapingTests {
  /// Text that would be an element and end an attribute.
  private static let text = #"<b>&"'"#
  private static let escaped = "&lt;b&gt;&amp;&quot;&#39;"

  private static let site = """
    -- content/site.yaml --
    name: '<b>&"'''
    former_name: '<b>&"'''
    description: '<b>&"'''
    owner: '<b>&"'''
    lookup_name: '<b>&"'''
    hosts: {portal: www.example.org, lookup: zscx.example.org}
    record: {number: '<b>&"''', url: 'https://example.org/?a=1&b="'}
    checks: {rules: {document-number: warning}}
    phones: [{label: '<b>&"''', number: '<b>&"'''}]
    footer: [{label: '<b>&"''', values: ['<b>&"''']}]
    renamings: [{kind: '<b>&"''', from: '<b>&"''', to: '<b>&"''', host: '<b>&"''', note: '<b>&"'''}]
    navigation: [{title: '<b>&"''', page: '/"<b>'}]
    -- content/data/t.yaml --
    title: '<b>&"'''
    as_of: 2020-10-28
    source: '<b>&"'''
    columns: [{name: a}]
    -- content/data/t.csv --
    a
    "<b>&""'"
    -- content/notices/n.md --
    ---
    title: '<b>&"'''
    number: '<b>&"'''
    issuer: '<b>&"'''
    date: 2020-10-28
    to: '<b>&"'''
    copies: ['<b>&"''']
    contact: {name: '<b>&"''', phone: '<b>&"'''}
    attachments: [{title: '<b>&"'''}]
    ---
    <b id="raw">甲</b>

    <script>alert(1)</script>
    -- content/pages/index.md --
    ---
    title: '<b>&"'''
    description: '<b>&"'''
    ---
    """

  @Test(arguments: ["site/index.html", "site/notices/n.html"])
  func everyTextOfThePageIsEscaped(_ path: String) throws {
    let html = try TinySite(EscapingTests.site + "\n" + EscapingTests.templates).build().text(path)
    #expect(!html.contains("<b>"))
    #expect(html.contains(EscapingTests.escaped))
    let page = HTMLDocument(html)
    #expect(page.problems == [])
    for text in page.texts("i") {
      #expect(text == EscapingTests.text)
    }
    #expect(page.texts("i").count == (path == "site/index.html" ? 14 : 9))
    #expect(page.all("a").compactMap { $0["title"] } == [EscapingTests.text])
  }

  /// Templates that say every name that is a text.
  private static let templates = """
    -- templates/layout.mustache --
    <!doctype html>
    <html><head><title>{{page.title}}</title></head><body>
    <a title="{{page.title}}" href="{{site.record.url}}">x</a>
    {{{main}}}</body></html>
    -- templates/page.mustache --
    {{#site}}<i>{{name}}</i><i>{{formerName}}</i><i>{{description}}</i><i>{{owner}}</i>
    <i>{{lookupName}}</i><i>{{record.number}}</i>
    {{#phones}}<i>{{label}}</i>{{/phones}}{{#footer}}<i>{{label}}</i>{{#values}}<i>{{text}}</i>
    {{/values}}{{/footer}}{{#renamings}}<i>{{from}}</i><i>{{note}}</i>{{/renamings}}{{/site}}
    {{#navigation}}<i>{{title}}</i><a href="{{href}}">x</a>{{/navigation}}
    {{#data.t}}<i>{{title}}</i>{{#rows}}<i>{{a}}</i>{{/rows}}{{/data.t}}
    -- templates/notice.mustache --
    {{#notice}}<i>{{title}}</i><i>{{number}}</i><i>{{issuer}}</i><i>{{to}}</i>
    {{#copies}}<i>{{text}}</i>{{/copies}}<i>{{contact.name}}</i><i>{{contact.phone}}</i>
    {{#attachments}}<i>{{title}}</i>{{/attachments}}<i>{{page.title}}</i>
    {{{body}}}{{/notice}}
    """

  @Test func rawHTMLOfMarkdownIsLeftOut() throws {
    let html = try TinySite(EscapingTests.site).build().text("site/notices/n.html")
    #expect(!html.contains("id=\"raw\""))
    #expect(!html.contains("script"))
  }

  @Test func formsOfTheAnswerPageAreEscaped() throws {
    let site = try TinySite(
      """
      -- content/lookups.yaml --
      \(TinySite.wording)
      lookups: [{id: one, title: '<b>&"''', note: 注, keys: [[certificate_no, name]]}]
      -- templates/partials/form.mustache --
      <form title="{{title}}">{{#fields}}<input value="{{{value}}}">{{/fields}}</form>
      """
    ).build()
    let answer = try AnswerPage(file: #require(site.files["cgi-bin/lookup.page"]))
    let form = String(decoding: answer.form(of: 0).filled([.name: [0x7a]]), as: UTF8.self)
    #expect(
      form
        == "<form title=\"\(EscapingTests.escaped)\"><input value=\"\"><input value=\"z\"></form>\n"
    )
  }
}
