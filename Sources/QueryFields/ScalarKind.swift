/// What a Unicode scalar means to the normaliser.
///
/// Alone in its file: the compiler adds hashing to it, which the linker of the tiny binary drops only
/// with the whole file.
enum ScalarKind {
  case control
  case dash
  case dot
  case han
  case invisible
  case other
  case space
}
