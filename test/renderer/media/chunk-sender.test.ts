import { describe, expect, it } from 'vitest';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { ChunkSender } from '#renderer/media/chunk-sender.ts';
import type { FromWorker } from '#renderer/media/worker-messages.ts';

type Chunk = Extract<FromWorker, { kind: 'chunk' }>;

function sender(): { chunks: Chunk[]; sender: ChunkSender } {
  const chunks: Chunk[] = [];
  return {
    chunks,
    sender: new ChunkSender((message) => {
      if (message.kind === 'chunk') chunks.push(message);
    }),
  };
}

const turn = (): Promise<void> => new Promise((resume) => setTimeout(resume));

describe('sending chunks', () => {
  it('cuts at 1 MiB and keeps the place of every byte', async () => {
    const { chunks, sender: send } = sender();
    const bytes = Uint8Array.from({ length: maxChunkBytes * 2 + 5 }, (_, index) => index % 251);
    await send.send(100, bytes);
    expect(chunks.map(({ offset, bytes: part }) => [offset, part.byteLength])).toEqual([
      [100, maxChunkBytes],
      [100 + maxChunkBytes, maxChunkBytes],
      [100 + 2 * maxChunkBytes, 5],
    ]);
    expect(chunks[2]?.bytes).toEqual(bytes.slice(-5));
    // What was handed over is a copy: the caller's buffer is its own.
    bytes.fill(0);
    expect(chunks[2]?.bytes[4]).not.toBe(0);
  });

  it('waits with the fifth until one is written', async () => {
    const { chunks, sender: send } = sender();
    let isSent = false;
    const sending = send.send(0, new Uint8Array(maxChunkBytes * 6)).then(() => {
      isSent = true;
    });
    await turn();
    expect(chunks).toHaveLength(4);
    send.written();
    await turn();
    expect(chunks).toHaveLength(5);
    expect(isSent).toBe(false);
    send.written();
    await sending;
    expect(chunks).toHaveLength(6);
  });

  it('is drained when everything is written', async () => {
    const { sender: send } = sender();
    await send.drained();
    await send.send(0, new Uint8Array(3));
    let isDrained = false;
    const draining = send.drained().then(() => {
      isDrained = true;
    });
    await turn();
    expect(isDrained).toBe(false);
    send.written();
    await draining;
  });
});
