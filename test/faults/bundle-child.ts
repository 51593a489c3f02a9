import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { madeOnce } from '#test/environment/made-once.ts';
import { inProject } from '#scripts/project.ts';

/** What is loaded as it is, for it is not JavaScript alone. */
const native = ['better-sqlite3', 'keytar'];

/**
 * Makes one file of `test/faults/children/<name>.ts` and all that it imports, once per run, and answers its path: a child
 * that is started hundreds of times starts in half the time. Beside it lies the worker that the application starts.
 */
export async function bundleChild(name: string): Promise<string> {
  const folder = await madeOnce(`child-${name}`, async (into) => {
    // The builder is large, and most files find their child made.
    const { build } = await import('vite');
    await build({
      configFile: false,
      root: inProject('.'),
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true, external: native },
      build: {
        ssr: true,
        outDir: into,
        target: 'node24',
        rollupOptions: {
          input: {
            [name]: join(import.meta.dirname, `children/${name}.ts`),
            'hash-worker': inProject('electron/workers/hash-worker.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    });
    await symlink(inProject('node_modules'), join(into, 'node_modules'));
  });
  return join(folder, `${name}.js`);
}
