import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { maxFrameBytes, socketPath } from '#shared/ipc/wire.ts';
import type { Application } from '../application.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { mayAct, type ServerAddress } from './request-guard.ts';
import type { Secrets } from './secrets.ts';
import { SocketSession } from './socket-session.ts';

export interface SocketServerOptions {
  readonly application: Application;
  readonly address: ServerAddress;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface SocketServer {
  /** Takes over a connection that asks to become a socket, or ends it. */
  upgrade(incoming: IncomingMessage, stream: Duplex, head: Buffer): void;
  close(): void;
}

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    // One message per turn of the event loop: a flood on one socket leaves room for everything else.
    allowSynchronousEvents: false,
  });
  const sessions = new Map<string, SocketSession>();
  const stopEvents = options.application.onEvent((sessionId, envelope) => {
    if (sessionId !== null) sessions.get(sessionId)?.sendEvent(envelope);
  });
  return {
    upgrade(incoming, stream, head) {
      if (incoming.url !== socketPath || !mayAct(options.address, incoming.headers)) {
        stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(incoming, stream, head, (socket) => {
        const session = new SocketSession(socket, options);
        sessions.set(session.id, session);
        socket.once('close', () => sessions.delete(session.id));
      });
    },
    close() {
      stopEvents();
      for (const session of sessions.values()) session.end();
      sockets.close();
    },
  };
}
