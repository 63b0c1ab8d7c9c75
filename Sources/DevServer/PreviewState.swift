/// What open pages wait for: the number of the last build, and what it found.
package actor PreviewState {
  /// One build, as pages see it.
  package struct Build: Equatable, Sendable {
    /// Differs from that of every other build.
    package let number: Int
    /// Findings in lines, as the terminal shows them; none where all is well.
    package let findings: [String]
  }

  private(set) var build: Build
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var tickets = 0

  /// Begins with a number that an earlier server did not give out, so that its pages see the change.
  package init(findings: [String] = []) {
    build = Build(number: Int.random(in: 1..<1 << 30), findings: findings)
  }

  /// Tells all pages that there is a new build.
  package func announce(findings: [String]) {
    build = Build(number: build.number + 1, findings: findings)
    for page in waiting.values { page.resume() }
    waiting = [:]
  }

  /// The build after one that a page has seen; the same one if none comes in time.
  func build(after seen: Int, within limit: Duration) async -> Build {
    guard build.number == seen else { return build }
    tickets += 1
    let ticket = tickets
    let timer = Task {
      try await Task.sleep(for: limit)
      release(ticket)
    }
    await withCheckedContinuation { waiting[ticket] = $0 }
    timer.cancel()
    return build
  }

  private func release(_ ticket: Int) {
    waiting.removeValue(forKey: ticket)?.resume()
  }
}
