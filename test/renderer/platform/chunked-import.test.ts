import { describe, expect, it } from 'vitest';
import { createClient } from '#renderer/platform/create-client.ts';
import { appError } from '#shared/errors.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeTransport } from './fake-transport.ts';

interface Chunk {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

function started(write: (chunk: Chunk) => unknown = () => ok({})) {
  const transport = createFakeTransport();
  const chunks: Chunk[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  transport.answer('assets.beginImport', () => ok({ stagedFileId: 'staged' }));
  transport.answer('staged.write', async (input) => {
    const chunk = input as Chunk;
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    // Answers come late and in another order.
    await new Promise((resolve) => setTimeout(resolve, (chunk.offset / maxChunkBytes) % 3));
    inFlight -= 1;
    chunks.push(chunk);
    return write(chunk);
  });
  transport.answer('assets.finishImport', () => ok({ id: 'asset' }));
  const methods = (): string[] => transport.calls.map(({ method }) => method);
  return { chunks, client: createClient(transport), methods, mostInFlight: () => mostInFlight, transport };
}

const tenChunks = new File([Uint8Array.from({ length: 9.5 * maxChunkBytes }, (_, index) => index % 253)], 'film.mp4');

describe('importInChunks', () => {
  it('sends every byte once, at most 1 MiB at a time and 4 at once', async () => {
    const { chunks, client, methods, mostInFlight, transport } = started();
    const shares: number[] = [];
    const result = await client.importFile(tenChunks, { onProgress: (share) => shares.push(share) });
    expect(result).toEqual(ok({ id: 'asset' }));
    expect(transport.calls[0]?.input).toEqual({ name: 'film.mp4', bytes: tenChunks.size });
    const whole = Buffer.concat(chunks.toSorted((a, b) => a.offset - b.offset).map(({ bytes }) => bytes));
    expect(whole.equals(Buffer.from(await tenChunks.arrayBuffer()))).toBe(true);
    expect(Math.max(...chunks.map(({ bytes }) => bytes.byteLength))).toBe(maxChunkBytes);
    expect(mostInFlight()).toBe(4);
    expect(methods().at(-1)).toBe('assets.finishImport');
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('lets main say what is wrong with an empty file', async () => {
    const { client, methods } = started();
    await client.importFile(new File([], 'empty.png'));
    expect(methods()).toEqual(['assets.beginImport', 'assets.finishImport']);
  });

  it('stops at the first failure and gives the staged file back', async () => {
    const full = err(appError('storage', 'storage.full'));
    const { client, methods } = started(({ offset }) => (offset === 2 * maxChunkBytes ? full : ok({})));
    expect(await client.importFile(tenChunks)).toEqual(full);
    expect(methods().filter((method) => method === 'staged.write').length).toBeLessThan(10);
    expect(methods().at(-1)).toBe('assets.abortImport');
    expect(methods()).not.toContain('assets.finishImport');
  });

  it('stops when it is aborted', async () => {
    const stopping = new AbortController();
    const { client, methods } = started();
    const result = await client.importFile(tenChunks, {
      signal: stopping.signal,
      onProgress: () => {
        stopping.abort();
      },
    });
    expect(result.ok).toBe(false);
    expect(methods().filter((method) => method === 'staged.write').length).toBeLessThan(10);
    expect(methods().at(-1)).toBe('assets.abortImport');
  });

  it('does not finish what was aborted with the last chunk', async () => {
    const stopping = new AbortController();
    const { client, methods } = started();
    const small = new File(['x'], 'a.png');
    await client.importFile(small, {
      signal: stopping.signal,
      onProgress: () => {
        stopping.abort();
      },
    });
    expect(methods()).toEqual(['assets.beginImport', 'staged.write', 'assets.abortImport']);
  });

  it.each([
    ['', 'asset.directory'],
    ['video/mp4', 'asset.changed-while-reading'],
  ])('a file of type %j that cannot be read is %s', async (type, code) => {
    const { client, methods } = started();
    const unreadable = new File(['x'], 'thing', { type });
    Object.defineProperty(unreadable, 'slice', {
      value: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    });
    expect(await client.importFile(unreadable)).toMatchObject({ error: { code } });
    expect(methods().at(-1)).toBe('assets.abortImport');
  });

  it('keeps the end of a name that is too long, and names what has no name', async () => {
    const { client, transport } = started();
    await client.importFile(new File(['x'], `${'n'.repeat(300)}.png`));
    await client.importFile(new File(['x'], ''));
    const names = transport.calls
      .filter(({ method }) => method === 'assets.beginImport')
      .map(({ input }) => (input as { name: string }).name);
    expect(names[0]).toMatch(/^n{251}\.png$/);
    expect(names[1]).toBe('pasted');
  });
});
