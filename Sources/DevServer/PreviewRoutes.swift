import FlyingFox
import Foundation

/// What the preview adds to a site: a script that waits for the next build, and findings in the page.
struct PreviewRoutes: Sendable {
  let state: PreviewState

  /// Nothing of a site can lie below this path, since hidden files are never published.
  private static let prefix = "/.osta/"

  /// The longest time a page waits for an answer, less than the server gives any answer; then it
  /// asks again.
  private static let longestWait = Duration.seconds(5)

  /// The answer to a request that is not for the site; nil for all others.
  func answer(to request: HTTPRequest) async throws -> HTTPResponse? {
    switch request.target.path() {
    case PreviewRoutes.prefix + "reload.js":
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: ContentType.of("reload.js")],
        body: Data(PreviewRoutes.script.utf8))
    case PreviewRoutes.prefix + "build":
      let seen = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? 0
      let build = await state.build(after: seen, within: PreviewRoutes.longestWait)
      return .text(.ok, "\(build.number)")
    default: return nil
    }
  }

  /// A page with the script, and with the findings of the last build above everything else.
  func adding(to html: [UInt8]) async -> [UInt8] {
    let build = await state.build
    return html + Array((findings(of: build) + script(seen: build.number)).utf8)
  }

  private func script(seen number: Int) -> String {
    "<script src=\"\(PreviewRoutes.prefix)reload.js\" data-build=\"\(number)\"></script>\n"
  }

  private func findings(of build: PreviewState.Build) -> String {
    guard !build.findings.isEmpty else { return "" }
    let lines = build.findings.map { "<li>\(htmlEscaped($0))</li>" }.joined()
    return """
      <aside lang="en" role="alert" aria-label="Findings of the build" style="position:fixed;inset:auto 0 0 0;\
      max-height:45vh;overflow:auto;z-index:2147483647;background:#fff8e1;color:#1b1b1b;\
      border-top:4px solid #b3261e;padding:12px 16px;font:15px/1.5 ui-monospace,monospace">\
      <ul style="margin:0;padding:0;list-style:none">\(lines)</ul></aside>

      """
  }

  private func htmlEscaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// Asks for the build after the one that made the page, and loads the page anew when there is one.
  ///
  /// A page that nobody sees asks when it is seen again: browsers have six connections for a host, and
  /// with six open pages that ask there would be none left to load a seventh.
  private static let script = """
    (function () {
      "use strict";
      var seen = document.currentScript.getAttribute("data-build");
      function wait() {
        if (document.hidden) {
          document.addEventListener("visibilitychange", wait, { once: true });
          return;
        }
        fetch("/.osta/build?after=" + seen, { cache: "no-store" })
          .then(function (response) {
            if (!response.ok) { throw new Error(response.statusText); }
            return response.text();
          })
          .then(function (number) {
            if (number.trim() === seen) { wait(); } else { location.reload(); }
          })
          .catch(function () { setTimeout(wait, 500); });
      }
      wait();
    })();

    """
}
