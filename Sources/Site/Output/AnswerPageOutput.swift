import AnswerPage
import CertificateIndex

/// Compiles the page that the CGI program answers with.
struct AnswerPageOutput: SiteOutput {
  private let content: Content
  private let frame: PageFrame
  /// The page of the lookup, whose head the answers have.
  private let page: Page?

  static func outputs(of site: SiteSource) -> [Output] {
    let pages = site.content.pages
    return [
      Output(
        "cgi-bin/\(AnswerPage.fileName)", .page,
        from: site.content.withoutDocuments, site.frame,
        pages.first { $0.template == "lookup" } ?? pages.first
      ) { content, frame, page throws(ContentErrors) in
        let output = AnswerPageOutput(content: content, frame: frame, page: page)
        let parts = try output.parts()
        let bytes = try output.bytes(parts)
        return Rendering(references: AnswerPageOutput.references(of: parts)) { bytes }
      }
    ]
  }

  /// The HTML of all parts, with places for what only the program knows.
  private func parts() throws(ContentErrors) -> [Part: [UInt8]] {
    var parts: [Part: [UInt8]] = [:]
    for part in Part.allCases { parts[part] = try html(of: part) }
    return parts
  }

  /// Where answers lead, as far as their templates say so.
  private static func references(of parts: [Part: [UInt8]]) -> PageReferences {
    PageReferences(
      of: SlottedReferences(ofFinished: Array(parts.values)) {
        !$0.utf8.contains(Fragment.marker)
      })
  }

  /// The compiled page.
  private func bytes(_ parts: [Part: [UInt8]]) throws(ContentErrors) -> [UInt8] {
    let lookups = content.lookups
    var sources: [LookupSource] = []
    for lookup in lookups.lookups {
      sources.append(try source(lookup))
    }
    let source = AnswerPageSource(
      minimumAsOf: lookups.minimumAsOf,
      parts: { Fragment(template: parts[$0] ?? []) },
      messages: { Array(text(of: $0).utf8) },
      fieldLabels: { Array(lookups.fields[Int($0.rawValue)].label.utf8) },
      columnLabels: { Array(lookups.columns[Int($0.rawValue)].utf8) },
      status: { Array(lookups.statuses[$0 ? 1 : 0].utf8) },
      access: access, regions: try regions(), lookups: sources)
    return AnswerPage.file(source)
  }

  /// A message with its places as the program fills them.
  private func text(of message: Message) -> String {
    message.places.reduce(content.lookups.messages[Int(message.rawValue)]) { text, slot in
      text.replacing("{\(slot.key)}", with: place(slot))
    }
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
  private func html(of part: Part) throws(ContentErrors) -> [UInt8] {
    let template = "answer/\(part.key)"
    let html =
      part == .shell
      ? try frame.html(template, head: head, ["slots": slots])
      : try frame.part(template, head: head, ["slots": slots])
    return Array(html.utf8)
  }

  private func regions() throws(ContentErrors) -> [Region] {
    try RegionOutput(content: content) { names throws(ContentErrors) in
      try frame.part("partials/contact", head: head, names)
    }.regions()
  }

  private func source(_ lookup: LookupSettings.Lookup) throws(ContentErrors) -> LookupSource {
    let form = try frame.part(
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
    PageHead(
      path: page?.path ?? .home, title: place(.title),
      description: page?.description ?? "", column: page?.column ?? "", isAnswer: true)
  }

  /// Every place under its name.
  private var slots: TemplateValue {
    .object(
      Members(Slot.allCases.map { (String($0.key), .text(place($0))) }))
  }

  private func place(_ slot: Slot) -> String {
    String(decoding: Fragment.place(slot), as: UTF8.self)
  }
}
