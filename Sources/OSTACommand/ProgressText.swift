import IndexBuilder

extension BuildProgress {
  /// What is going on, for a line on a terminal.
  var text: String {
    guard let fraction, fraction > 0 else { return action }
    let left = Int((secondsInPhase * (1 - fraction) / fraction).rounded(.up))
    return "\(action), \(Int(fraction * 100)) %, this step \(left) s more"
  }

  private var action: String {
    switch phase {
    case .reading: "reading: \(rows) rows, \(Int(Double(rows) / max(0.1, secondsInPhase))) rows/s"
    case .comparing: "comparing \(rows) rows"
    case .writing: "sorting and writing"
    case .verifying: "verifying"
    case .syncing: "bringing the index to the disk"
    case .done: "done"
    }
  }
}
