package import Foundation

/// The folder where the build put the executables, beside the test program that runs.
///
/// On Linux the `.xctest` is a plain program, not a bundle, so it is the main bundle that knows.
package var builtProducts: URL { Bundle.main.bundleURL }
