import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Builds a test page (path relative to this folder) into a folder, as the app is built. */
export async function bundlePage(entry: string, folder: string): Promise<void> {
  // The test runner's `test` would build React's development half. Benches build pages too, outside of the test runner.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      rollupOptions: {
        input: resolve(import.meta.dirname, entry),
        output: {
          entryFileNames: 'page.js',
          // As in the app, and a page opens faster than from seventy files.
          codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] },
          assetFileNames: ({ names }) => (names.some((name) => name.endsWith('.css')) ? 'page.css' : '[name][extname]'),
        },
      },
    },
  }).finally(() => {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  });
}
