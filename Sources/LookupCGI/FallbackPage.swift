import CertificateIndex

extension Response {
  /// What is said when the site's own answer page cannot be read.
  package static func withoutAnswerPage(as format: Format) -> Response {
    var response = Response(
      status: .serviceUnavailable, body: format == .json ? unavailableObject : unavailablePage,
      format: format)
    response.retryAfter = Answer.unavailable.retryAfter
    return response
  }

  private static var unavailableObject: [UInt8] {
    [UInt8](#"{"result":"error","problems":[{"code":"unavailable"}]}"#)
  }

  private static var unavailablePage: [UInt8] {
    var html: [UInt8] = []
    html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.append("<title>查询服务暂时不可用</title>\n</head>\n<body>\n")
    html.append("<main data-result=\"error\">\n<h1>查询服务暂时不可用</h1>\n")
    html.append("<p>这不表示没有查到证书。请稍后再试。</p>\n</main>\n</body>\n</html>\n")
    return html
  }
}
