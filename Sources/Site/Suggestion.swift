/// The name that somebody probably meant, to be put behind a message: `; did you mean 'title'?`, or
/// nothing where no name is near.
func suggestion(for name: String, among names: some Collection<String>) -> String {
  let near = names.map { (name: $0, distance: editDistance(name, $0)) }
    .filter { $0.distance <= max(1, name.count / 3) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return near.map { "; did you mean '\($0.name)'?" } ?? ""
}

/// What to do about a name that nobody knows, to be put behind a message: the name that was probably
/// meant, or what is advised where no name is near.
func advice(
  for name: String, among names: some Collection<String>, otherwise advice: String
) -> String {
  let near = suggestion(for: name, among: names)
  return near.isEmpty ? "; \(advice)" : near
}

/// How many characters have to be put in, taken out, changed, or swapped with their neighbour (the
/// optimal string alignment, a form of Damerau's and Levenshtein's distance).
///
/// - Complexity: The product of both lengths.
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left)
  let right = Array(right)
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var next = [row + 1]
    for column in right.indices {
      let change = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(change, last[column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      next.append(distance)
    }
    (beforeLast, last) = (last, next)
  }
  return last[right.count]
}
