// swift-tools-version: 6.2
import PackageDescription

// The house is read from the bottom up, and no target imports one that stands above it.
//
// The tiny binary is built from the same sources as Embedded Swift on musl:
// OSTA_EMBEDDED=1 swift build -c release --product lookup --scratch-path .build-lookup
let embedded = Context.environment["OSTA_EMBEDDED"] != nil
#if arch(arm64)
let musl = "aarch64-linux-musl"
#else
let musl = "x86_64-linux-musl"
#endif

/// What `scripts/fuzz` builds, with OSTA_FUZZING set.
let isFuzzing = Context.environment["OSTA_FUZZING"] != nil

/// Settings of the programs that are used: modules see into each other, and whether two write to one variable
/// at once is checked where the tests and fuzzers run, and not for each of 10⁸ rows.
let optimized: [SwiftSetting] =
  embedded || isFuzzing
  ? []
  : [
    .unsafeFlags(
      ["-cross-module-optimization", "-enforce-exclusivity=unchecked"],
      .when(configuration: .release))
  ]

/// Settings of every target: Swift 6 mode with every check that the compiler has, as errors.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
  ] + optimized

/// Settings of the targets that `lookup` stands on; they know no Foundation.
let floor: [SwiftSetting] =
  strict + [.strictMemorySafety()]
  + (embedded
    ? [
      .enableExperimentalFeature("Embedded"),
      .unsafeFlags([
        "-Osize", "-Xfrontend", "-function-sections", "-Xfrontend", "-mergeable-traps", "-Xllvm",
        "-inline-threshold=0", "-Xcc", "-isystem", "-Xcc", "/usr/include/\(musl)",
        // Embedded Swift has no checks of exclusivity at run time, but calls to them.
        "-enforce-exclusivity=unchecked",
      ]),
    ] : [])

/// Links `lookup` statically with musl and strips it.
let staticMusl: [LinkerSetting] =
  embedded
  ? [
    .unsafeFlags(
      ["-use-ld=lld", "-Xclang-linker", "-static", "-Xclang-linker", "-nostdlib"]
        + [
          "/usr/lib/\(musl)/crt1.o", "/usr/lib/\(musl)/crti.o", "/usr/lib/\(musl)/libc.a",
          "/usr/lib/\(musl)/crtn.o", Context.packageDirectory + "/Sources/lookup/lookup.ld",
          "--gc-sections", "--icf=all", "--build-id=none", "--no-eh-frame-hdr", "--no-rosegment",
          "-z", "norelro", "-s",
        ].flatMap { ["-Xlinker", $0] })
  ] : []

let fuzzing: [Target] = [
  .target(
    name: "Fuzzing",
    dependencies: [
      "AnswerPage", "CSV", "CertificateIndex", "IndexBuilder", "LookupCGI", "QueryFields",
      "RequestLimits",
    ],
    path: "Tests/Fuzzing", exclude: ["Seeds"], swiftSettings: strict)
]

let package = Package(
  name: "osta",
  products: [
    .executable(name: "osta", targets: ["osta"]),
    .executable(name: "lookup", targets: ["lookup"]),
  ] + (isFuzzing ? [.library(name: "Fuzzing", type: .static, targets: ["Fuzzing"])] : []),
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    // System libraries.
    .systemLibrary(name: "CPosix"),
    .systemLibrary(name: "CIconv"),
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The floors of the tiny binary.
    // Without -fno-builtin the compiler would make calls to memmove of the loops in memmove.
    .target(name: "CRequestMemory", cSettings: [.unsafeFlags(["-Os", "-fno-builtin"])]),
    .target(name: "Posix", dependencies: ["CPosix"], swiftSettings: floor),
    .target(name: "CertificateIndex", dependencies: ["Posix"], swiftSettings: floor),
    .target(name: "QueryFields", swiftSettings: floor),
    .target(
      name: "RequestLimits", dependencies: ["CertificateIndex", "Posix"], swiftSettings: floor),
    .target(
      name: "AnswerPage", dependencies: ["CertificateIndex", "RequestLimits"], swiftSettings: floor),
    .target(
      name: "LookupCGI",
      dependencies: ["AnswerPage", "CertificateIndex", "QueryFields", "RequestLimits"],
      swiftSettings: floor),
    .executableTarget(
      name: "lookup",
      dependencies: [
        "AnswerPage", "CertificateIndex", "LookupCGI", "Posix", "QueryFields", "RequestLimits",
      ]
        + (embedded ? ["CRequestMemory"] : []),
      exclude: ["lookup.ld"], swiftSettings: floor, linkerSettings: staticMusl),

    // Work on all cores.
    .target(name: "Parallel", swiftSettings: strict),

    // The index, from CSV.
    .target(name: "CSV", swiftSettings: strict),
    .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "TextEncoding", dependencies: ["CIconv"], swiftSettings: strict),
    .target(
      name: "IndexBuilder",
      dependencies: [
        "CSV", "CertificateIndex", "Gzip", "Parallel", "Posix", "QueryFields", "TextEncoding",
      ],
      swiftSettings: strict),
    .target(name: "SampleCertificates", swiftSettings: strict),

    // The site, from content.
    .target(name: "CTreeMemory"),
    .target(name: "Markdown", dependencies: ["CCmark", "CTreeMemory"], swiftSettings: strict),
    .target(name: "Proofreading", swiftSettings: strict),
    .target(
      name: "Site",
      dependencies: [
        "AnswerPage", "CSV", "CertificateIndex", "Gzip", "Markdown", "Parallel", "Posix",
        "Proofreading", "RequestLimits", "Yams",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "DevServer",
      dependencies: [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict),

    // Releases on a web host.
    .target(
      name: "Publishing", dependencies: ["CertificateIndex", "Posix"], swiftSettings: strict),

    // The command line, where they meet.
    .target(
      name: "OSTACommand",
      dependencies: [
        "CertificateIndex", "DevServer", "IndexBuilder", "Posix", "Publishing",
        "SampleCertificates", "Site", "TextEncoding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "CMemory", linkerSettings: [.linkedLibrary("jemalloc")]),
    .executableTarget(
      name: "osta", dependencies: ["OSTACommand", "CMemory"], swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CertificateIndexTests", dependencies: ["CertificateIndex", "Posix"],
      swiftSettings: strict),
    .testTarget(
      name: "RequestLimitsTests",
      dependencies: ["CertificateIndex", "Posix", "RequestLimits", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AnswerPageTests", dependencies: ["AnswerPage", "CertificateIndex", "RequestLimits"],
      swiftSettings: strict),
    .testTarget(
      name: "LookupCGITests",
      dependencies: ["AnswerPage", "CertificateIndex", "LookupCGI", "RequestLimits"],
      swiftSettings: strict),
    .testTarget(
      name: "IndexBuilderTests",
      dependencies: [
        "AnswerPage", "CSV", "CertificateIndex", "Gzip", "IndexBuilder", "LookupCGI", "Parallel",
        "Posix", "QueryFields", "RequestLimits", "SampleCertificates", "TestSupport",
        "TextEncoding",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "ProofreadingTests", dependencies: ["Proofreading"], swiftSettings: strict),
    .testTarget(name: "QueryFieldsTests", dependencies: ["QueryFields"], swiftSettings: strict),
    .testTarget(
      name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: strict),
    .testTarget(
      name: "TextEncodingTests",
      dependencies: ["CSV", "SampleCertificates", "TestSupport", "TextEncoding"],
      swiftSettings: strict),
    .testTarget(name: "GzipTests", dependencies: ["Gzip", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["CCmark", "Markdown", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DevServerTests", dependencies: ["DevServer", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "AnswerPage", "CertificateIndex", "Gzip", "Posix", "Proofreading", "Site", "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "SystemTests",
      dependencies: ["RequestLimits", "TestSupport", "lookup", "osta"],
      swiftSettings: strict),
  ] + (isFuzzing ? fuzzing : []),
  swiftLanguageModes: [.v6]
)
