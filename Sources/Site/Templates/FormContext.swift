import CertificateIndex

/// What stands in the fields of a form, escaped already.
struct FormValues {
  var fields: [Field: String] = [:]
  /// An option for the province that was chosen.
  var province = ""
  /// The year of issue.
  var year = ""
  /// The attribute that opens the further fields.
  var unfolded = ""
}

extension LookupSettings {
  /// The path of the CGI program below the site's base.
  static let programPath = "cgi-bin/lookup.cgi"
}

extension Content {
  /// The form of a lookup as templates name it.
  func form(
    _ lookup: LookupSettings.Lookup, values: FormValues = FormValues()
  ) -> Members {
    let regions = provinces.compactMap { $0.names.first }
    return [
      "id": .text(lookup.id),
      "title": .text(lookup.title),
      "note": .text(lookup.note),
      "action": .text(site.formAction),
      "button": .text(lookups.button),
      "fields": .list(
        lookup.definition.fields.fields.map { field in
          .object(lookups.field(field, of: lookup, value: values.fields[field] ?? ""))
        }),
      "hasRegions": .flag(!regions.isEmpty),
      "regions": .texts(regions),
      "province": .text(values.province),
      "year": .text(values.year),
      "unfolded": .text(values.unfolded),
    ]
  }
}

extension LookupSettings {
  fileprivate func field(
    _ field: Field, of lookup: Lookup, value: String
  ) -> Members {
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
