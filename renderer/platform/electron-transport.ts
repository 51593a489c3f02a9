import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Transport } from './transport.ts';

declare global {
  interface Window {
    /** Put there by the preload of the Electron host; absent in a browser. */
    readonly dailies?: Bridge<File>;
  }
}

/** The main process lives as long as its windows, so this line is never lost. */
export function createElectronTransport(bridge: Bridge<File>): Transport {
  return {
    call: (method, input) => bridge.invoke(method, input),
    onEvent: (listener) => {
      bridge.onEvent(listener);
    },
    onLine: (listener) => {
      listener('connected');
    },
    importByPath: (file) => bridge.importFile(file),
  };
}
