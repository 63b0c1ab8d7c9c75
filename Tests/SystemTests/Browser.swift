import Foundation
import TestSupport
import Testing

/// A real Chromium, told what to do by the DevTools protocol over two named pipes.
///
/// It finds every host on this machine and believes every certificate.
final class Browser {
  private let process: RunningProcess
  private let commands: FileHandle
  private let messages: FileHandle
  private var received = Data()
  private var lastNumber = 0
  private var session: String?
  /// Profile and pipes; they go after the browser.
  private let folder: TemporaryFolder

  /// Opens a window of a size in points.
  init(width: Int = 1280, height: Int = 800) throws {
    folder = try TemporaryFolder()
    for pipe in ["commands", "messages"] { try #require(mkfifo(folder[pipe].path, 0o600) == 0) }
    process = try RunningProcess(
      "/bin/sh",
      [
        "-c", "folder=$1; shift; exec \"$0\" \"$@\" 3<\"$folder/commands\" 4>\"$folder/messages\"",
        "/usr/bin/chromium", folder.url.path,
      ] + Browser.options(profile: folder["profile"]), log: folder["chromium.log"])
    commands = try FileHandle(forWritingTo: folder["commands"])
    messages = try FileHandle(forReadingFrom: folder["messages"])
    try openPage(width, height)
  }

  private static func options(profile: URL) -> [String] {
    [
      "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "--no-first-run",
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server",
      "--host-resolver-rules=MAP * 127.0.0.1", "--ignore-certificate-errors", "--lang=zh-CN",
    ]
  }

  private func openPage(_ width: Int, _ height: Int) throws {
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
  }

  /// What the browser says of a command that it does not carry out.
  struct Refused: Error {
    let command: String
    let message: String
  }

  // MARK: The protocol

  /// Sends a command and waits for what comes of it.
  @discardableResult
  func call(_ command: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastNumber += 1
    var message: [String: Any] = ["id": lastNumber, "method": command, "params": parameters]
    if let session { message["sessionId"] = session }
    try commands.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try nextMessage()
      guard answer["id"] as? Int == lastNumber else { continue }
      if let error = answer["error"] as? [String: Any] {
        throw Refused(command: command, message: "\(error["message"] ?? "")")
      }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[..<end]
        received = Data(received[(end + 1)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let piece = messages.availableData
      guard !piece.isEmpty else { throw NotReady(what: "Chromium", output: try process.output) }
      received += piece
    }
  }

  // MARK: Pages

  /// Goes to an address and waits until its page is there.
  func open(_ address: String) throws {
    try call("Page.navigate", ["url": address])
    try wait(for: address) {
      try value("document.readyState === 'complete' && location.href") as? String == address
        ? () : nil
    }
  }

  /// What an expression of JavaScript is on the page; nil also while the page is being left.
  func value(_ expression: String) throws -> Any? {
    do {
      let answer = try call(
        "Runtime.evaluate", ["expression": expression, "returnByValue": true])
      return (answer["result"] as? [String: Any])?["value"]
    } catch let error as Refused where error.message.contains(/context|navigated/) {
      return nil
    }
  }

  /// Waits until something is so.
  func wait<Value>(for what: String, _ value: () throws -> Value?) throws -> Value {
    try process.wait(for: what, value)
  }

  /// Fills a form of a lookup on the page, and presses its button.
  func send(_ lookup: String, _ fields: [(String, String)]) throws {
    for (name, text) in fields {
      _ = try value("document.getElementById('\(lookup)-\(name)').value = '\(text)'")
    }
    try press("#\(lookup) button")
  }

  /// Presses a button, which leaves the page.
  func press(_ selector: String) throws {
    _ = try value("document.documentElement.dataset.left = 'yes'")
    _ = try value("document.querySelector('\(selector)').click()")
    try wait(for: "the next page") {
      try value("document.readyState === 'complete' && !document.documentElement.dataset.left")
        as? Bool == true ? () : nil
    }
  }

  /// The outcome that the page says.
  var result: String? {
    get throws { try value("document.querySelector('main').dataset.result") as? String }
  }

  /// Whether a part of the page is seen.
  func shows(_ selector: String) throws -> Bool {
    try value("document.querySelector('\(selector)').checkVisibility()") as? Bool == true
  }

  /// Whether everything fits into the width of the window.
  var fitsItsWidth: Bool {
    get throws {
      try value("document.documentElement.scrollWidth <= innerWidth") as? Bool == true
    }
  }

  /// Forbids the pages their scripts.
  func forbidScripts() throws {
    try call("Emulation.setScriptExecutionDisabled", ["value": true])
  }
}
