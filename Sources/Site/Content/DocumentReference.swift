/// A document that another one names, as its author wrote it.
package struct DocumentReference: Sendable {
  package let target: Target
  /// Where it is named.
  package let place: ContentPlace

  /// Which document is meant.
  package enum Target: Sendable {
    /// One of this site, by its file in the content or by its number (发文字号).
    case here(String)
    /// One that this site does not have.
    case elsewhere(title: String, number: String)
  }
}

extension YAMLFields {
  /// Documents in a list, each named by one text or by the fields `title` and `number`.
  mutating func documents(_ name: String) -> [DocumentReference] {
    items(name).map { item in
      switch item {
      case .text(let text, let place):
        DocumentReference(target: .here(text), place: place)
      case .fields(var fields, let place):
        DocumentReference(target: elsewhere(&fields), place: place)
      }
    }
  }

  private mutating func elsewhere(_ fields: inout YAMLFields) -> DocumentReference.Target {
    let target = DocumentReference.Target.elsewhere(
      title: fields.requiredText("title"), number: fields.text("number") ?? "")
    absorb(fields)
    return target
  }
}
