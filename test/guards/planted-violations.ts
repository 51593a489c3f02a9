const leaf = (path: string, target: string): Record<string, string> => ({
  [path]: `import { planted } from '${target.replace(/^(electron|renderer|shared|test)\//, '#$1/')}';\nexport const use = planted;\n`,
  [target]: 'export const planted = 1;\n',
});

/** One module that imports a package by value. */
const uses = (path: string, packageName: string): Record<string, string> => ({
  [path]: `import * as planted from '${packageName}';\nexport const use = planted;\n`,
});

/** Rule name -> files (path -> text) that break exactly that rule, besides any other. */
export const plants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'shared/planted-a.ts': "import { b } from './planted-b.ts';\nexport const a = (): unknown => b;\n",
    'shared/planted-b.ts': "import { a } from './planted-a.ts';\nexport const b = (): unknown => a;\n",
  },
  'no-unresolvable': { 'shared/planted-lost.ts': "import { gone } from './nowhere.ts';\nexport const use = gone;\n" },
  'no-undeclared-package': uses('electron/platform/planted-undeclared.ts', 'semver'),
  'no-dev-package-in-app': uses('electron/platform/planted-dev.ts', 'prettier'),
  'shared-only-zod': uses('shared/planted-zundo.ts', 'zundo'),
  'source-not-test': leaf('electron/platform/planted-test.ts', 'test/planted.ts'),
  'electron-not-renderer': leaf('electron/services/planted-renderer.ts', 'renderer/ui/planted-pixel.ts'),
  'renderer-not-electron': leaf('renderer/platform/planted-electron.ts', 'electron/platform/planted-clock.ts'),
  'renderer-not-node': uses('renderer/media/planted-node.ts', 'node:fs'),

  'leaf-providers': leaf('electron/providers/planted-leaf.ts', 'electron/jobs/planted-a.ts'),
  'leaf-bucket': leaf('electron/bucket/planted-leaf.ts', 'electron/providers/planted-a.ts'),
  'leaf-db': leaf('electron/db/planted-leaf.ts', 'electron/ipc/planted-a.ts'),
  'leaf-assets': leaf('electron/assets/planted-leaf.ts', 'electron/db/planted-a.ts'),
  'leaf-media-work': leaf('electron/media-work/planted-leaf.ts', 'electron/jobs/planted-b.ts'),
  'leaf-credentials': leaf('electron/credentials/planted-leaf.ts', 'electron/shell/planted-a.ts'),
  'leaf-content': leaf('electron/content/planted-leaf.ts', 'electron/serve/planted-a.ts'),
  'leaf-export': leaf('electron/export/planted-leaf.ts', 'electron/services/planted-a.ts'),
  'leaf-http': leaf('electron/http/planted-leaf.ts', 'electron/assets/planted-a.ts'),
  'leaf-platform': leaf('electron/platform/planted-leaf.ts', 'electron/http/planted-a.ts'),
  'provider-not-provider': leaf('electron/providers/planted-one/a.ts', 'electron/providers/planted-two/b.ts'),
  'adapters-only-from-registry': leaf('electron/jobs/planted-adapter.ts', 'electron/providers/planted-two/c.ts'),
  'jobs-directions': leaf('electron/jobs/planted-up.ts', 'electron/ipc/planted-b.ts'),
  'services-directions': leaf('electron/services/planted-up.ts', 'electron/serve/planted-b.ts'),
  'announce-type-only': {
    'electron/services/planted-broadcast.ts':
      "import * as broadcast from '#electron/ipc/broadcast.ts';\nexport const use = broadcast;\n",
  },
  'handlers-directions': leaf('electron/ipc/handlers/planted-deep.ts', 'electron/db/planted-b.ts'),
  'dispatch-directions': leaf('electron/ipc/planted-deep.ts', 'electron/services/planted-b.ts'),
  'repositories-only-from-services-and-jobs': leaf(
    'electron/content/planted.ts',
    'electron/db/repositories/planted.ts',
  ),
  'application-knows-no-host': {
    'electron/wiring/planted.ts':
      "import { planted } from '#electron/shell/planted-b.ts';\nexport const use = planted;\n",
    'electron/shell/planted-b.ts': 'export const planted = 1;\n',
  },
  'application-only-from-hosts': {
    'electron/shell/planted-application.ts':
      "import * as application from '#electron/application.ts';\nexport const use = application;\n",
  },
  'application-type-only-in-hosts': {
    'electron/services/planted-application.ts':
      "import type { Application } from '#electron/application.ts';\nexport type Use = Application;\n",
  },
  'shell-directions': leaf('electron/shell/planted-behind.ts', 'electron/jobs/planted-c.ts'),
  'serve-directions': leaf('electron/serve/planted-behind.ts', 'electron/db/planted-c.ts'),
  'preload-only-ipc-types': leaf('electron/preload/planted-up.ts', 'electron/platform/planted-d.ts'),
  'preload-types-only': leaf('electron/preload/planted-value.ts', 'shared/ipc/planted.ts'),

  'feature-not-feature': leaf('renderer/features/planted-one/a.ts', 'renderer/features/planted-two/b.ts'),
  'features-only-from-app': leaf('renderer/editing/planted-feature.ts', 'renderer/features/planted-two/c.ts'),
  'features-directions': leaf('renderer/features/planted-one/up.ts', 'renderer/frame/planted.ts'),
  'frame-directions': leaf('renderer/frame/planted-up.ts', 'renderer/media/planted.ts'),
  'ui-directions': leaf('renderer/ui/planted-store.ts', 'renderer/platform/planted.ts'),
  'words-directions': leaf('renderer/words/planted-up.ts', 'renderer/editing/planted.ts'),
  'media-directions': leaf('renderer/media/planted-up.ts', 'renderer/editing/planted-c.ts'),
  'editing-directions': leaf('renderer/editing/planted-up.ts', 'renderer/frame/planted-b.ts'),
  'platform-directions': leaf('renderer/platform/planted-up.ts', 'renderer/media/planted-b.ts'),

  'electron-package': uses('electron/services/planted-electron.ts', 'electron'),
  'sqlite-package': uses('electron/jobs/planted-sqlite.ts', 'better-sqlite3'),
  'keychain-package': {
    'electron/jobs/planted-keychain.ts': "import keytar from 'keytar';\nexport const use = keytar;\n",
  },
  'http-packages': uses('electron/jobs/planted-undici.ts', 'undici'),
  'server-packages': uses('electron/jobs/planted-server.ts', 'ws'),
  'socket-packages': {
    'electron/jobs/planted-socket.ts': "import { connect } from 'node:tls';\nexport const use = connect;\n",
  },
};
