import AnswerPage
import CertificateIndex

/// Compiles the page that the CGI program answers with.
struct AnswerPageOutput {
  private let content: Content
  private let renderer: SiteRenderer

  init(content: Content, renderer: SiteRenderer) {
    self.content = content
    self.renderer = renderer
  }

  /// The compiled page.
  func file() throws(ContentErrors) -> OutputFile {
    let lookups = content.lookups
    var parts: [Part: Fragment] = [:]
    for part in Part.allCases {
      parts[part] = try fragment(part)
    }
    var sources: [LookupSource] = []
    for lookup in lookups.lookups {
      sources.append(try source(lookup))
    }
    let source = AnswerPageSource(
      minimumAsOf: lookups.minimumAsOf,
      parts: { parts[$0] ?? Fragment(template: []) },
      messages: { Array(lookups.messages[Int($0.rawValue)].utf8) },
      fieldLabels: { Array(lookups.fields[Int($0.rawValue)].label.utf8) },
      columnLabels: { Array(lookups.columns[Int($0.rawValue)].utf8) },
      status: { Array(lookups.statuses[$0 ? 1 : 0].utf8) },
      access: access, guidance: content.guidance, lookups: sources)
    return OutputFile(
      path: "cgi-bin/\(AnswerPage.fileName)", bytes: AnswerPage.file(source))
  }

  /// Who may ask, and how often.
  private var access: AccessSettings {
    let site = content.site
    return AccessSettings(
      allowsHTTP: site.lookup.allowsHTTP, hosts: site.allHosts.map { Array($0.utf8) },
      formOrigin: Array(site.lookup.origin.utf8), trustedProxies: site.lookup.trustedProxies,
      limits: site.lookup.limits)
  }

  /// A part of the answer; the shell with the site's layout around it.
  private func fragment(_ part: Part) throws(ContentErrors) -> Fragment {
    let template = "answer/\(part.key)"
    let html =
      part == .shell
      ? try renderer.render(template, head: head, ["slots": slots])
      : try renderer.renderPart(template, head: head, ["slots": slots])
    return Fragment(template: Array(html.utf8))
  }

  private func source(_ lookup: LookupSettings.Lookup) throws(ContentErrors) -> LookupSource {
    let form = try renderer.renderPart(
      "partials/form", head: head,
      content.form(
        lookup,
        values: FormValues(
          fields: [.certificateNumber: place(.certificateNumber), .name: place(.name)],
          province: place(.province), year: place(.year), unfolded: place(.unfolded))))
    return LookupSource(
      definition: lookup.definition, title: Array(lookup.title.utf8),
      form: Fragment(template: Array(form.utf8)), numbers: lookup.numbers,
      isCovered: lookup.isCovered,
      levels: { Array(lookup.levels[Int($0.rawValue)].utf8) })
  }

  /// The head of every answer: its title is a place, its address that of the lookup's page.
  private var head: PageHead {
    let page = content.pages.first { $0.template == "lookup" } ?? content.pages.first
    return PageHead(
      path: page?.path ?? .home, title: place(.title),
      description: page?.description ?? "", column: renderer.title(ofColumn: page?.column ?? ""))
  }

  /// Every place under its name.
  private var slots: TemplateValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: Slot.allCases.map { (String($0.key), .text(place($0))) }))
  }

  private func place(_ slot: Slot) -> String {
    String(decoding: Fragment.place(slot), as: UTF8.self)
  }
}
