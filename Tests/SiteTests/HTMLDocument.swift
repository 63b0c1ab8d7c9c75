/// An HTML page as the tests read it: its elements in order, and everything that is not well formed.
///
/// The reader knows less HTML than a browser and forgives nothing: each element that is no void one
/// is closed, attributes stand in double quotes and once, `&` and `<` are escaped.
struct HTMLDocument {
  /// In the order of their start tags.
  private(set) var elements: [HTMLElement] = []
  /// What is not well formed; empty for a good page.
  private(set) var problems: [String] = []
  private var open: [Int] = []

  init(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("<!doctype html>\n") {
      rest = rest.dropFirst("<!doctype html>\n".count)
    } else {
      problems.append("no doctype")
    }
    while let start = rest.firstIndex(of: "<") {
      read(text: rest[..<start])
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { break }
      read(tag: rest[..<end])
      rest = rest[end...].dropFirst()
    }
    read(text: rest)
    problems += open.map { "<\(elements[$0].name)> is never closed" }
  }

  /// All elements of a name.
  func all(_ name: String) -> [HTMLElement] { elements.filter { $0.name == name } }

  /// The text of each element of a name.
  func texts(_ name: String) -> [String] { all(name).map { $0.text } }

  /// The element with an id.
  func element(id: String) -> HTMLElement? { elements.first { $0["id"] == id } }

  /// The elements inside another, in order.
  func all(_ name: String, in outer: HTMLElement) -> [HTMLElement] {
    all(name).filter { $0.ancestors.contains(outer.number) }
  }

  /// All text that a visitor sees or hears, without the head.
  var visibleText: String { all("body").map { $0.text }.joined() }
}

/// An element of a page.
struct HTMLElement {
  /// The place among the elements of the page.
  let number: Int
  let name: String
  let attributes: [String: String]
  /// The numbers of the elements around it, the outermost first.
  let ancestors: [Int]
  /// All text inside, unescaped, with runs of white space as one space and none at the ends.
  var text: String { rawText.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  fileprivate(set) var rawText = ""

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// The words of `class`.
  var classes: [Substring] { (self["class"] ?? "").split(separator: " ") }
}

// MARK: Reading

extension HTMLDocument {
  private static let void: Set = ["meta", "link", "input", "br", "hr", "img"]
  /// Elements that end a paragraph in a browser, whatever the page says.
  private static let blocks: Set = [
    "article", "div", "footer", "form", "h1", "h2", "h3", "header", "main", "nav", "ol", "p",
    "section", "table", "ul",
  ]

  private mutating func read(text: Substring) {
    let plain = unescaped(text)
    for number in open { elements[number].rawText += plain }
  }

  private mutating func read(tag: Substring) {
    if tag.hasPrefix("!--"), tag.hasSuffix("--") { return }
    guard tag.first != "/" else { return close(String(tag.dropFirst())) }
    let name = String(tag.prefix { $0 != " " })
    guard !name.isEmpty, name.allSatisfy({ $0.isLowercase || $0.isNumber }) else {
      return problems.append("<\(tag)> is no element")
    }
    if let outer = open.last, elements[outer].name == "p", HTMLDocument.blocks.contains(name) {
      problems.append("<\(name)> stands inside <p>")
    }
    let attributes = attributes(tag.dropFirst(name.count), of: name)
    let number = elements.count
    elements.append(
      HTMLElement(number: number, name: name, attributes: attributes, ancestors: open))
    if !HTMLDocument.void.contains(name) { open.append(number) }
  }

  private mutating func close(_ name: String) {
    guard let last = open.popLast() else { return problems.append("</\(name)> closes nothing") }
    if elements[last].name != name {
      problems.append("</\(name)> closes <\(elements[last].name)>")
    }
  }

  private mutating func attributes(_ text: Substring, of element: String) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text
    while rest.first == " " {
      let name = rest.dropFirst().prefix { $0.isLetter || $0 == "-" }
      rest = rest[name.endIndex...]
      var value: Substring = ""
      if rest.hasPrefix("=\"") {
        value = rest.dropFirst(2).prefix { $0 != "\"" }
        rest = rest[value.endIndex...].dropFirst()
      }
      let known = attributes.updateValue(unescaped(value), forKey: String(name))
      if name.isEmpty || known != nil { problems.append("<\(element)\(text)> is not well formed") }
    }
    if !rest.isEmpty { problems.append("<\(element)\(text)> is not well formed") }
    return attributes
  }

  private mutating func unescaped(_ text: Substring) -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { plain, part in
      let name = part.prefix { $0 != ";" }
      guard let character = HTMLDocument.entities[String(name)], name.count < part.count else {
        problems.append("&\(part.prefix(8)) is not escaped")
        return plain + part
      }
      return plain + character + part.dropFirst(name.count + 1)
    }
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
}
