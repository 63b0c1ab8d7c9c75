import CCmark

/// The version of cmark as a number; another one may make other HTML.
package let markdownVersion = Int(cmark_version())
