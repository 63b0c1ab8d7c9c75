/// The outcome of a request, in whatever form it is said.
extension Answer {
  /// The word for tests and programs.
  var result: StaticString {
    switch self {
    case .found: "found"
    case .nothing: "none"
    case .problems, .refusal: "invalid"
    case .busy: "busy"
    case .unavailable: "error"
    }
  }

  /// Whether the front of the answer page has all that the answer is made of.
  package var needsFrontAlone: Bool {
    if case .found = self { true } else { false }
  }

  /// The status of the response.
  var status: Status {
    switch self {
    case .found, .nothing: .ok
    case .problems: .badRequest
    case .refusal(let refusal): refusal.status
    case .busy(let challenge): challenge.isHard ? .tooManyRequests : .forbidden
    case .unavailable: .serviceUnavailable
    }
  }

  /// Seconds after which it is worth asking again.
  var retryAfter: Int? {
    switch self {
    case .busy(let challenge): challenge.isHard ? challenge.seconds : nil
    case .unavailable: 300
    default: nil
    }
  }
}

extension Refusal {
  fileprivate var status: Status {
    switch self {
    case .method: .methodNotAllowed
    case .tooLarge: .contentTooLarge
    case .notAForm, .expired: .badRequest
    case .insecure, .foreign: .forbidden
    }
  }

  /// The word for programs.
  var code: StaticString {
    switch self {
    case .method: "method"
    case .notAForm: "unknown_lookup"
    case .tooLarge: "too_large"
    case .insecure: "insecure"
    case .foreign: "foreign"
    case .expired: "expired"
    }
  }
}
