/// The media type of a file, by the end of its name.
enum ContentType {
  /// The value of `Content-Type` for a file name or path.
  static func of(_ name: String) -> String {
    let parts = name.split(separator: ".")
    guard parts.count > 1, let type = types[parts[parts.count - 1].lowercased()] else {
      return "application/octet-stream"
    }
    return type
  }

  private static let types = [
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "webp": "image/webp",
    "pdf": "application/pdf",
  ]
}
