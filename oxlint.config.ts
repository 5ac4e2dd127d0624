import type { OxlintConfig, OxlintOverride } from "oxlint";

// Of several overrides that set the same rule for one file the last wins as a whole. Import rules
// are therefore built from the pieces below, each override complete, the wider folders first.
// lint-canary/ holds a file per rule that must fail.

type Rules = NonNullable<OxlintOverride["rules"]>;
type Pattern = { group?: string[]; regex?: string; allowTypeImports?: boolean; message: string };

const oneWay = "Imports point one way: app → features → call → ui, api, signalling, lib.";
const environment =
  "Only config.ts and the programs (main.ts, admin/main.ts, doctor/main.ts) read the environment.";

const peerConnection = { name: "RTCPeerConnection", message: "Only packages/rtc opens peer connections." };
const processGlobal = { name: "process", message: environment };

const otherPackage: Pattern = {
  group: ["@televisit/server", "@televisit/server/**", "@televisit/web", "@televisit/web/**", "**/src/**"],
  message: "The two apps meet only in packages/protocol; import a package by its name, not its path.",
};
const detour: Pattern = {
  regex: "[^.]/\\.\\./",
  message: "Write the shortest relative path: a detour hides which folder is meant.",
};
const serverOnly: Pattern = {
  group: ["node:*", "express", "socket.io"],
  message: "The web app runs in a browser.",
};
const browserOnly: Pattern = {
  group: ["@televisit/rtc", "@televisit/rtc/**", "react*", "react*/**", "@reduxjs/**"],
  message: "The server shares only packages/protocol with the browser.",
};
// Anything of app but hooks.ts, letter by letter because these expressions know no look-ahead.
const notHooks = [..."hooks."].map((letter, index) => `${"hooks.".slice(0, index)}[^${letter}]`);
const storeTypes: Pattern = {
  regex: `^(\\.\\./)+app/(${notHooks.join("|")})`,
  allowTypeImports: true,
  message: `From app, only types and app/hooks.ts may be imported here. ${oneWay}`,
};
const frameworks = ["react*", "react*/**", "@reduxjs/**", "@mantine/**", "express", "socket.io*", "node:*"];

const pureDomainAvoids = [
  "express",
  "socket.io*",
  "kysely",
  "kysely/**",
  "better-auth",
  "better-auth/**",
  "jsonwebtoken",
  "pino*",
  "node:*",
  "**/store/**",
  "**/http/**",
  "**/realtime/**",
  "**/auth/**",
  "**/config.ts",
];

const web = [otherPackage, detour, serverOnly];

/** Where a negation matches, oxlint forgets what other groups found, but not what a regex found. */
function feature(up: string): Pattern[] {
  const shared = ["app", "call", "ui", "api", "signalling", "lib", "i18n"];
  const own = up === "../../" ? [] : ["!../*", "!../[!.]*/**"];
  const group = ["../**", ...own, ...shared.map((folder) => `!${up}${folder}/**`)];
  const message =
    "A feature imports call, ui, api, signalling, lib, i18n and the store's types; never another feature.";
  return [...web, storeTypes, { group, message }];
}

function noImports(...patterns: Pattern[]): Rules {
  return { "no-restricted-imports": ["error", { patterns }] };
}

function noGlobals(...globals: { name: string; message: string }[]): Rules {
  return { "no-restricted-globals": ["error", { globals, checkGlobalObject: true }] };
}

const config: OxlintConfig = {
  plugins: ["typescript", "import", "react", "jsx-a11y", "promise", "unicorn", "oxc"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  env: { es2024: true },
  ignorePatterns: ["dist", "lint-canary"],
  rules: {
    "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    "max-params": ["error", { max: 4 }],
    "no-console": "error",
    eqeqeq: "error",
    "react/react-in-jsx-scope": "off",
    "react/rules-of-hooks": "error",
    "react/exhaustive-deps": "error",
    "import/no-cycle": "error",
    "import/no-unassigned-import": "off",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/ban-ts-comment": "error",
    // Live video has no caption track, and reducers return changed copies.
    "jsx-a11y/media-has-caption": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    "import/no-named-as-default-member": "off",
    "oxc/no-map-spread": "off",
    // Express 5 forwards what an async handler rejects with.
    "oxc/no-async-endpoint-handlers": "off",
    "no-await-in-loop": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/consistent-function-scoping": "off",
  },
  overrides: [
    { files: ["scripts/**", "e2e/**"], rules: { "no-console": "off" } },
    // Playwright reads a fixture's needs from its destructured parameter, so `{}` says: none.
    { files: ["e2e/**"], rules: { "no-empty-pattern": "off" } },

    // Who may name peer connections, devices and the environment.
    {
      files: ["packages/protocol/src/**", "apps/web/src/**", "apps/server/src/**"],
      rules: {
        ...noGlobals(peerConnection, processGlobal),
        "no-restricted-properties": [
          "error",
          { property: "getUserMedia", message: "Only packages/rtc opens devices." },
          { property: "getDisplayMedia", message: "Only packages/rtc captures the screen." },
        ],
      },
    },
    { files: ["packages/rtc/src/**"], rules: noGlobals(processGlobal) },
    {
      files: ["config.ts", "main.ts", "admin/main.ts", "doctor/main.ts"].map(
        (file) => `apps/server/src/${file}`,
      ),
      rules: noGlobals(peerConnection),
    },

    // Who may import whom.
    {
      files: ["packages/protocol/src/**"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            paths: [{ name: "zod", message: "zod/mini keeps the join page small." }],
            patterns: [
              { group: ["@televisit/**", ...frameworks], message: "The protocol depends on zod/mini alone." },
              otherPackage,
            ],
          },
        ],
      },
    },
    {
      files: ["packages/rtc/src/**"],
      rules: noImports(otherPackage, {
        group: ["@televisit/**", ...frameworks],
        message: "The call engine knows no framework, transport or protocol package.",
      }),
    },
    {
      files: ["apps/server/src/**"],
      rules: noImports(otherPackage, browserOnly, {
        group: ["node:process", "process"],
        message: environment,
      }),
    },
    {
      files: ["apps/server/src/domain/**"],
      rules: noImports(otherPackage, browserOnly, {
        group: pureDomainAvoids,
        message: "The domain is pure: time and ids are passed in, frameworks and input/output stay outside.",
      }),
    },
    { files: ["apps/web/src/**"], rules: noImports(...web) },
    {
      files: ["apps/web/src/call/**"],
      rules: noImports(...web, { group: ["**/features/**", "**/main.tsx"], message: oneWay }, storeTypes),
    },
    {
      files: ["ui", "api", "signalling", "lib", "i18n"].map((folder) => `apps/web/src/${folder}/**`),
      rules: noImports(...web, {
        group: ["**/features/**", "**/call/**", "**/app/**", "**/main.tsx"],
        message: oneWay,
      }),
    },
    { files: ["apps/web/src/features/*/*"], rules: noImports(...feature("../../")) },
    { files: ["apps/web/src/features/*/*/**"], rules: noImports(...feature("../../../")) },

    {
      files: ["**/*.test.ts", "**/*.test.tsx", "**/testing/**", "e2e/**"],
      rules: {
        "max-lines": "off",
        "max-lines-per-function": "off",
        "typescript/no-non-null-assertion": "off",
        "no-restricted-globals": "off",
        "no-restricted-properties": "off",
      },
    },
  ],
};

export default config;
