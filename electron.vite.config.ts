import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Everything is bundled and minified, so that the packaged app ships few files. Only what cannot be bundled stays
 * outside: `electron` itself and native modules.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      sourcemap: true,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          serve: resolve(root, 'electron/serve.ts'),
          'hash-worker': resolve(root, 'electron/workers/hash-worker.ts'),
        },
        external: ['electron', 'better-sqlite3', 'keytar'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      sourcemap: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(root, 'electron/preload/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), tailwindcss()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      sourcemap: true,
      // The one CSP forbids data: URLs, so no asset may be inlined.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: resolve(root, 'renderer/index.html') },
        // What the first paint needs is one file: shared pieces in files of their own compress worse, and each is a request.
        output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } },
      },
    },
  },
});
