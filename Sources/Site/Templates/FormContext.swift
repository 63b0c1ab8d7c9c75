import CertificateIndex

extension LookupSettings {
  /// The path of the CGI program below the site's base.
  static let programPath = "cgi-bin/lookup.cgi"

  /// The forms of all lookups as templates name them, with values that are already escaped.
  func forms(action: String, values: [Field: String]) -> [TemplateValue] {
    lookups.map { form($0, action: action, values: values) }.map { .object($0) }
  }

  /// One form as templates name it.
  func form(
    _ lookup: Lookup, action: String, values: [Field: String]
  ) -> [String: TemplateValue] {
    [
      "id": .text(lookup.id),
      "title": .text(lookup.title),
      "note": .text(lookup.note),
      "action": .text(action),
      "button": .text(button),
      "fields": .list(
        lookup.definition.fields.fields.map { field in
          .object(self.field(field, of: lookup, value: values[field] ?? ""))
        }),
    ]
  }

  private func field(
    _ field: Field, of lookup: Lookup, value: String
  ) -> [String: TemplateValue] {
    let wording = fields[Int(field.rawValue)]
    return [
      "name": .text(String(field.key)),
      "id": .text("\(lookup.id)-\(field.key)"),
      "label": .text(wording.label),
      "value": .text(value),
      "required": .flag(lookup.definition.requiredFields.contains(field)),
      "maxlength": .text("100"),
      "hint": .text(wording.hint),
      "hasHint": .flag(!wording.hint.isEmpty),
      "error": .flag(false),
      "inputmode": .text("text"),
    ]
  }
}
