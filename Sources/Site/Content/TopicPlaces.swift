/// Which subjects (主题) of the site have a title.
struct TopicPlaces: Sendable {
  private let titles: [String]
  /// By the bytes of titles, which are found sooner.
  private let places: [ByteKey: [Int]]

  init(_ topics: [Topic]) {
    titles = topics.map(\.title)
    places = Dictionary(grouping: topics.indices) { ByteKey(topics[$0].title) }
  }

  /// The places among the subjects of those with these titles, each once and in order.
  func places(titled titles: [String]) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(titles.count)
    for title in titles {
      for place in places[ByteKey(title)] ?? places(equalTo: title) where !found.contains(place) {
        found.append(place)
      }
    }
    found.sort()
    return found
  }

  /// The places of those with a title of the same characters, whatever its bytes are.
  private func places(equalTo title: String) -> [Int] {
    titles.indices.filter { titles[$0] == title }
  }
}
