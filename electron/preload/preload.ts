import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge } from '#shared/ipc/bridge.ts';

/** All that the page can reach. Three fixed channels; what crosses them is checked on both sides. */
const bridge: Bridge<File> = Object.freeze({
  invoke: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('dailies:invoke', method, input),
  onEvent: (listener: (envelope: unknown) => void) => {
    const forward = (_event: IpcRendererEvent, envelope: unknown): void => {
      listener(envelope);
    };
    ipcRenderer.on('dailies:event', forward);
    return () => {
      ipcRenderer.removeListener('dailies:event', forward);
    };
  },
  // The path goes from here to main; the page never sees it.
  importFile: (file: File): Promise<unknown> =>
    ipcRenderer.invoke('dailies:import-path', webUtils.getPathForFile(file)),
});

contextBridge.exposeInMainWorld('dailies', bridge);
