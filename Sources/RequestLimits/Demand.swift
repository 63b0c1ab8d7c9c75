/// What was counted today of those who ask a question and of what it guesses.
package struct Counts: Equatable, Sendable {
  /// Answered queries of the client: of its address, or of its network of IPv6 (/64).
  package var client = 0
  /// Answered queries of the client's site of IPv6 (/48).
  package var site = 0
  /// Answered queries of everybody in these ten minutes.
  package var everybody = 0
  /// Failed queries about each value that the question guesses.
  package var failures: [Int] = []

  package init(client: Int = 0, site: Int = 0, everybody: Int = 0, failures: [Int] = []) {
    self.client = client
    self.site = site
    self.everybody = everybody
    self.failures = failures
  }
}

/// What a query costs before it is answered: work, or waiting instead.
package struct Demand: Equatable, Sendable {
  /// Hashes to be tried on average; 0 where the query is free.
  package let work: UInt64
  /// Seconds to be waited by whoever does not work.
  package let wait: UInt32
  /// Whether the client is above the hard limit.
  package let isHard: Bool

  /// What is asked for by the counts.
  ///
  /// Three things add up: what the client asked, how much everybody asks, and how often somebody, from
  /// anywhere, has failed with the value that is being guessed. The last one grows by a quarter with
  /// each failure, since whoever guesses may have many addresses and fast machines; waiting grows evenly
  /// and ends at an hour, so that nobody's certificate is ever closed.
  package init(_ counts: Counts, limits: LimitSettings) {
    let networks = LimitSettings.networksOfASite
    let client = max(
      steps(counts.client, soft: Int(limits.soft), hard: Int(limits.hard)),
      steps(counts.site, soft: Int(limits.soft) * networks, hard: Int(limits.hard) * networks))
    let crowd = counts.everybody / max(Int(limits.everybody), 1)
    let worst = counts.failures.reduce(0) { max($0, $1) }
    let guesses = max(worst - LimitSettings.failures + 1, 0)
    work = (UInt64(client + crowd) + growth(guesses)) * UInt64(limits.work)
    wait = UInt32(min(client + crowd + guesses, longestWait)) * limits.wait
    isHard =
      counts.client >= Int(limits.hard) || counts.site >= Int(limits.hard) * networks
  }

  /// Whether the query is answered without more ado.
  package var isFree: Bool { work == 0 }
}

/// The most steps that are waited for.
private let longestWait = 120

/// Units of work for a client: none, one from the soft limit on, one more with each tenth of the hard
/// limit above that.
private func steps(_ count: Int, soft: Int, hard: Int) -> Int {
  guard count >= soft else { return 0 }
  return count < hard ? 1 : 2 + (count - hard) * 10 / max(hard, 1)
}

/// 1, 2, 3, 4, 5, 7, 9, 12, 15, 19 …: a quarter more with each step, rounded up, to more than a million.
private func growth(_ steps: Int) -> UInt64 {
  var units: UInt64 = 0
  for _ in 0..<min(steps, 60) { units += (units + 3) / 4 + (units == 0 ? 1 : 0) }
  return units
}
