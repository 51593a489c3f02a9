import { resolve } from 'node:path';
import { build } from 'vite';

/** Builds the window of the media lab into a folder, as the app is built. */
export async function bundleLab(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: resolve(import.meta.dirname),
    base: './',
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: resolve(import.meta.dirname, 'lab-page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
}
