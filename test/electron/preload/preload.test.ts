import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const entry = join(import.meta.dirname, '../../../electron/preload/preload.ts');
let code = '';

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry, formats: ['cjs'] },
      rollupOptions: { external: ['electron'] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  code = output !== undefined && 'output' in output ? output.output[0].code : '';
});

/** What a sandboxed preload gets: `electron`, and nothing of Node. */
function load() {
  const calls: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, envelope: unknown) => void>();
  const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) => {
        exposed[name] = api;
      },
    },
    ipcRenderer: {
      invoke: async (...args: unknown[]) => calls.push(args),
      on: (channel: string, listener: (event: unknown, envelope: unknown) => void) => listeners.set(channel, listener),
      removeListener: (channel: string) => listeners.delete(channel),
    },
    webUtils: { getPathForFile: (file: { path: string }) => file.path },
  };
  const required: string[] = [];
  const load = (name: string): unknown => {
    required.push(name);
    return electron;
  };
  runInNewContext(code, { require: load, module: { exports: {} }, exports: {} });
  return { bridge: exposed['dailies'] ?? {}, calls, exposed, listeners, required };
}

describe('the preload', () => {
  it('needs nothing but Electron, and shows one frozen object', () => {
    const { bridge, exposed, required } = load();
    expect(required).toEqual(['electron']);
    expect(Object.keys(exposed)).toEqual(['dailies']);
    expect(Object.keys(bridge)).toEqual(['invoke', 'onEvent', 'importFile']);
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('passes a call on over its own channel only', async () => {
    const { bridge, calls } = load();
    await bridge['invoke']?.('app.snapshot', {}, 'surplus');
    expect(calls).toEqual([['dailies:invoke', 'app.snapshot', {}]]);
  });

  it('hands the path of a file to main, and not to the page', async () => {
    const { bridge, calls } = load();
    const answer = await bridge['importFile']?.({ path: '/films/a.png' });
    expect(calls).toEqual([['dailies:import-path', '/films/a.png']]);
    expect(answer).not.toBe('/films/a.png');
  });

  it('gives events without their sender, until it is told to stop', () => {
    const { bridge, listeners } = load();
    const heard: unknown[][] = [];
    const stop = bridge['onEvent']?.((...args: unknown[]) => heard.push(args)) as () => void;
    listeners.get('dailies:event')?.({ sender: 'ipcRenderer' }, { revision: 1 });
    expect(heard).toEqual([[{ revision: 1 }]]);
    stop();
    expect(listeners.size).toBe(0);
  });
});
