/// The name that somebody probably meant, to be put behind a message: `; did you mean 'title'?`, or
/// nothing where no name is near.
func suggestion(for name: String, among names: some Collection<String>) -> String {
  let near = names.map { (name: $0, distance: editDistance(name, $0)) }
    .filter { $0.distance <= max(1, name.count / 3) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return near.map { "; did you mean '\($0.name)'?" } ?? ""
}

/// How many characters have to be put in, taken out or changed (Levenshtein's distance).
///
/// - Complexity: The product of both lengths.
private func editDistance(_ left: String, _ right: String) -> Int {
  var row = Array(0...right.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (place, other) in right.enumerated() {
      let change = diagonal + (character == other ? 0 : 1)
      diagonal = row[place + 1]
      row[place + 1] = min(change, row[place] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
