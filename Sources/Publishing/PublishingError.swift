/// What keeps something from being published; its text is the whole message.
///
///     www@web1:/srv/osta/current: error: a folder stands where publish puts a link; move it away
package struct PublishingError: Error, Equatable {
  /// Where, what is wrong, and what to do.
  package let message: String

  package init(_ message: String) {
    self.message = message
  }
}
