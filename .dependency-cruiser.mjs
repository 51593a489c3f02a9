/**
 * Who may import whom. The same directions stand in ARCHITECTURE.md; `test/guards/dependency-rules.test.ts` plants one
 * violation per rule and expects each to be found, so a rule that checks nothing cannot stay here unnoticed.
 *
 * Type imports count: a type that has to cross a line lives in `shared/` or next to the port that it describes.
 */
const leaves = [
  'providers',
  'bucket',
  'db',
  'assets',
  'media-work',
  'credentials',
  'content',
  'export',
  'http',
  'platform',
];
/** @type {Record<string, string[]>} */
const below = { http: ['platform'], platform: [] };

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
function leafRules() {
  return leaves.map((leaf) => {
    const allowed = [leaf, ...(below[leaf] ?? ['http', 'platform'])];
    return {
      name: `leaf-${leaf}`,
      severity: 'error',
      comment: `electron/${leaf} is a leaf: besides itself it imports only ${allowed.slice(1).join(', ') || 'nothing of electron/'} and shared.`,
      from: { path: `^electron/${leaf}/` },
      to: { path: '^(electron|renderer|scripts|test)/', pathNot: `^electron/(${allowed.join('|')})/` },
    };
  });
}

/**
 * A package that only some folders may import.
 *
 * @param {string} name
 * @param {string} packages
 * @param {string} allowedFrom
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function packageOnlyIn(name, packages, allowedFrom) {
  return {
    name,
    severity: 'error',
    comment: `${packages} may be imported only in ${allowedFrom}.`,
    from: { path: '^(electron|renderer|shared)/', pathNot: allowedFrom },
    to: { path: `(^|/)node_modules/(@types/)?(${packages})(/|$)|^(${packages})$` },
  };
}

/**
 * A folder of the main process that must stay ignorant of others.
 *
 * @param {string} name
 * @param {string} from
 * @param {string} allowed
 * @param {string} comment
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function importsOnly(name, from, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from },
    to: { path: '^(electron|renderer|shared|scripts|test)/', pathNot: allowed },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'Every import must lead somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package that is not in package.json may vanish with its parent.',
      from: { path: '^(electron|renderer|shared|scripts|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-package-in-app',
      severity: 'error',
      comment: 'The app is built from dependencies; only types may come from devDependencies.',
      from: { path: '^(electron|renderer|shared)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        // Every Electron app gets `electron` from its runtime.
        pathNot: '(^|/)node_modules/(electron|@types)/',
      },
    },
    {
      name: 'shared-only-zod',
      severity: 'error',
      comment: 'shared is read by every runtime, so it imports only zod.',
      from: { path: '^shared/' },
      to: { pathNot: '^shared/|(^|/)node_modules/zod/' },
    },
    {
      name: 'source-not-test',
      severity: 'error',
      comment: 'What ships never imports tests or scripts.',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'electron-not-renderer',
      severity: 'error',
      comment: 'The two sides meet in shared only.',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-not-electron',
      severity: 'error',
      comment: 'The two sides meet in shared only.',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-not-node',
      severity: 'error',
      comment: 'The renderer is sandboxed: it has no Node.',
      from: { path: '^(renderer|shared)/' },
      to: { dependencyTypes: ['core'] },
    },

    ...leafRules(),
    {
      name: 'provider-not-provider',
      severity: 'error',
      comment: 'A provider never imports another; what they share stands in provider.ts.',
      from: { path: '^electron/providers/([^/]+)/' },
      to: { path: '^electron/providers/[^/]+/', pathNot: '^electron/providers/$1/' },
    },
    {
      name: 'adapters-only-from-registry',
      severity: 'error',
      comment: 'Everyone talks to the VideoProvider port; only the registry and the composition root name an adapter.',
      from: { path: '^electron/', pathNot: '^electron/(providers/|wiring/|application\\.ts$)' },
      to: { path: '^electron/providers/[^/]+/' },
    },
    importsOnly(
      'jobs-directions',
      '^electron/jobs/',
      '^(shared/|electron/(jobs|providers|bucket|db/repositories|assets|http|platform)/|electron/ipc/broadcast\\.ts$)',
      'jobs -> providers, bucket, repositories and assets.',
    ),
    importsOnly(
      'services-directions',
      '^electron/services/',
      '^(shared/|electron/(services|jobs|providers|bucket|db|assets|media-work|credentials|export|http|platform)/|electron/ipc/broadcast\\.ts$)',
      'services use jobs and leaves; they know no transport.',
    ),
    {
      name: 'announce-type-only',
      severity: 'error',
      comment: 'Services and jobs are handed a function to announce with; only its type is known to them.',
      from: { path: '^electron/(services|jobs)/' },
      to: { path: '^electron/ipc/broadcast\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    importsOnly(
      'handlers-directions',
      '^electron/ipc/handlers/',
      '^(shared/|electron/(ipc|services|jobs|platform)/)',
      'A handler calls a service or a job; it never reaches into leaves.',
    ),
    importsOnly(
      'dispatch-directions',
      '^electron/ipc/[^/]+$',
      '^(shared/|electron/(ipc|platform)/)',
      'dispatch and broadcast know the contract, not who answers.',
    ),
    {
      name: 'repositories-only-from-services-and-jobs',
      severity: 'error',
      comment: 'Services and jobs are the only callers of repositories; the composition root builds them.',
      from: {
        path: '^electron/',
        pathNot: '^electron/(db|services|jobs)/|^electron/application\\.ts$|^electron/wiring/',
      },
      to: { path: '^electron/db/repositories/' },
    },
    {
      name: 'application-knows-no-host',
      severity: 'error',
      comment: 'The application knows neither Electron nor a browser.',
      from: { path: '^electron/(application\\.ts$|wiring/)' },
      to: { path: '^electron/(shell|serve|preload)/|^electron/(main|serve)\\.ts$' },
    },
    {
      name: 'application-only-from-hosts',
      severity: 'error',
      comment: 'main.ts and serve.ts start the application; hosts may name its type.',
      from: { path: '^electron/', pathNot: '^electron/(main|serve)\\.ts$' },
      to: { path: '^electron/application\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'application-type-only-in-hosts',
      severity: 'error',
      comment: 'Only the hosts need to know what an application is.',
      from: { path: '^electron/', pathNot: '^electron/(shell|serve)/|^electron/(main|serve)\\.ts$' },
      to: { path: '^electron/application\\.ts$' },
    },
    importsOnly(
      'shell-directions',
      '^electron/shell/',
      '^(shared/|electron/(shell|ipc|content|platform)/|electron/application\\.ts$)',
      'The Electron host wires a transport; it never reaches behind the application.',
    ),
    importsOnly(
      'serve-directions',
      '^electron/serve/',
      '^(shared/|electron/(serve|ipc|content|platform)/|electron/application\\.ts$)',
      'The browser host wires a transport; it never reaches behind the application.',
    ),
    importsOnly(
      'preload-only-ipc-types',
      '^electron/preload/',
      '^(shared/ipc/|electron/preload/)',
      'preload -> shared/ipc types.',
    ),
    {
      name: 'preload-types-only',
      severity: 'error',
      comment: 'The preload holds no logic: what it takes from shared are types.',
      from: { path: '^electron/preload/' },
      to: { path: '^shared/', dependencyTypesNot: ['type-only'] },
    },

    {
      name: 'feature-not-feature',
      severity: 'error',
      comment: 'A feature never imports another feature; app.tsx joins them.',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-only-from-app',
      severity: 'error',
      comment: 'Only the app joins features.',
      from: { path: '^renderer/', pathNot: '^renderer/(features/|(app|start-app|main)\\.tsx$)' },
      to: { path: '^renderer/features/' },
    },
    importsOnly(
      'features-directions',
      '^renderer/features/',
      '^(shared/|renderer/(features|platform|media|ui|editing|words)/)',
      'features -> platform, media, ui, editing, words, shared.',
    ),
    importsOnly(
      'frame-directions',
      '^renderer/frame/',
      '^(shared/|renderer/(frame|editing|platform|ui|words)/)',
      'The window frame holds what app.tsx puts into it; it knows no screen.',
    ),
    importsOnly(
      'ui-directions',
      '^renderer/ui/',
      '^(shared/|renderer/ui/)',
      'Primitives know no store, no client and no words.',
    ),
    importsOnly(
      'words-directions',
      '^renderer/words/',
      '^(shared/|renderer/words/)',
      'Words depend on nothing but codes.',
    ),
    importsOnly(
      'media-directions',
      '^renderer/media/',
      '^(shared/|renderer/(media|platform|ui|words)/)',
      'Codecs know the client, not the screens.',
    ),
    importsOnly(
      'editing-directions',
      '^renderer/editing/',
      '^(shared/|renderer/(editing|platform|media|ui|words)/)',
      'What features share about editing knows no feature.',
    ),
    importsOnly(
      'platform-directions',
      '^renderer/platform/',
      '^(shared/|renderer/platform/)',
      'The way to the application knows no screen.',
    ),

    packageOnlyIn('electron-package', 'electron', '^electron/(shell|preload)/|^electron/main\\.ts$'),
    packageOnlyIn('sqlite-package', 'better-sqlite3', '^electron/db/'),
    packageOnlyIn('keychain-package', '@github/keytar|keytar', '^electron/credentials/'),
    packageOnlyIn('http-packages', 'undici|node-fetch|axios', '^electron/http/'),
    packageOnlyIn('server-packages', 'ws|https?', '^electron/serve/'),
    packageOnlyIn('socket-packages', 'net|tls|dns', '^electron/(http|serve)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.tsbuild|\\.artifacts)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
