import type { Client } from './client.ts';
import { createClient } from './create-client.ts';
import { createElectronTransport } from './electron-transport.ts';
import { forgetPageSecret, getPageSecret } from './page-secret.ts';
import { createSocketTransport } from './socket-transport.ts';

/** The preload's bridge where there is one, else a socket to the server this page came from. */
export function connect(): Client {
  const bridge = window.dailies;
  if (bridge !== undefined) return createClient(createElectronTransport(bridge));
  return createClient(
    createSocketTransport({
      origin: `ws://${location.host}`,
      getSecret: getPageSecret,
      onSignedOut: forgetPageSecret,
    }),
  );
}
