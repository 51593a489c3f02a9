import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { closeCodes, encodeChunkFrame } from '#shared/ipc/wire.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { stagedFileIdSchema } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createFakeApplication } from '#test/fakes/application.ts';
import { newSecret, openRawPage, startFakeServer } from './serve-fixture.ts';

const counts = { all: 1, rejected: 0, missing: 0, trash: 0 };

async function openPage(handlers: NonNullable<Parameters<typeof createFakeApplication>[0]>['handlers'] = {}) {
  const application = createFakeApplication({
    handlers: { 'app.snapshot': () => ok(createAppSnapshot()), 'library.counts': () => ok(counts), ...handlers },
  });
  const { server } = await startFakeServer(application);
  const page = await openRawPage(server, await newSecret(server));
  await page.call(0, 'app.snapshot', {});
  return { application, page, server };
}

describe('a socket of the browser host', () => {
  it('carries calls, their answers and events', async () => {
    const { application, page } = await openPage();
    expect(await page.call(1, 'library.counts', {})).toEqual(ok(counts));
    expect(await page.call(2, 'no.such', {})).toMatchObject({ error: { code: 'method.unknown' } });
    application.broadcast.announce('mediaWork.queued', { waiting: 3 });
    expect(await page.nextFrame((frame) => frame.kind === 'event')).toMatchObject({
      envelope: { revision: 1, name: 'mediaWork.queued', payload: { waiting: 3 } },
    });
  });

  it('carries the bytes of a chunk as bytes', async () => {
    const written: MethodInput<'staged.write'>[] = [];
    const { page } = await openPage({
      'staged.write': (input) => {
        written.push({ ...input, bytes: input.bytes.slice() });
        return ok({});
      },
    });
    const stagedFileId = stagedFileIdSchema.parse(newId());
    const bytes = Uint8Array.from({ length: 1_048_576 }, (_, index) => index % 251);
    page.socket.send(encodeChunkFrame({ id: 7, stagedFileId, offset: 42 }, bytes));
    const answer = await page.nextFrame((frame) => frame.kind === 'result' && frame.id === 7);
    expect(answer).toMatchObject({ result: { ok: true } });
    expect(written[0]).toMatchObject({ stagedFileId, offset: 42 });
    expect(Buffer.compare(written[0]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  });

  it('tells a page that another one took over, and forgets a page that leaves', async () => {
    const { application, page, server } = await openPage();
    const second = await openRawPage(server, await newSecret(server));
    await second.call(0, 'app.snapshot', {});
    expect(await page.nextFrame((frame) => frame.kind === 'event')).toMatchObject({
      envelope: { name: 'session.replaced' },
    });
    expect(await page.call(1, 'library.counts', {})).toMatchObject({ error: { code: 'session.replaced' } });
    second.socket.close();
    await expect.poll(() => application.closedSessions.length).toBe(1);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no call', '{"method":"x"}'],
    ['a surplus key', '{"id":1,"method":"x","input":{},"more":1}'],
    ['bytes that are no chunk', Buffer.from([0, 0, 0, 200, 1])],
    ['a chunk with a header of something else', encodeHeader('{"id":1,"method":"library.trash"}')],
  ])('row 68: a frame with %s ends the socket, not the server', async (_what, frame) => {
    const { page, server } = await openPage();
    page.socket.send(frame);
    const [code] = (await once(page.socket, 'close')) as [number];
    expect(code).toBe(closeCodes.badFrame);
    await openRawPage(server, await newSecret(server));
  });

  it('row 68: a message of 100 MB ends its socket before it is in memory', async () => {
    const { page, server } = await openPage();
    page.socket.on('error', () => undefined);
    page.socket.send(Buffer.alloc(100 * 1_024 * 1_024, 'x').toString('latin1'));
    const [code] = (await once(page.socket, 'close')) as [number];
    expect([1006, 1009]).toContain(code);
    const next = await openRawPage(server, await newSecret(server));
    await next.call(0, 'app.snapshot', {});
    expect(await next.call(1, 'library.counts', {})).toEqual(ok(counts));
  });

  it('row 69: while 100,000 messages wait, another page is answered', async () => {
    const { page, server } = await openPage();
    const other = await openRawPage(server, await newSecret(server));
    const total = 100_000;
    for (let id = 1; id <= total; id += 1) {
      page.socket.send(`{"id":${id},"method":"library.counts","input":{}}`);
      // The server lives in this process too and needs turns of the event loop.
      if (id % 50 === 0) await new Promise(setImmediate);
    }
    await other.call(0, 'app.snapshot', {});
    expect(await other.call(1, 'library.counts', {})).toEqual(ok(counts));
    expect(page.frames.length).toBeLessThan(total);
    await expect.poll(() => page.frames.length, { timeout: 25_000 }).toBeGreaterThan(total);
  });
});

function encodeHeader(text: string): Buffer {
  const frame = Buffer.alloc(4 + text.length);
  frame.writeUInt32BE(text.length);
  frame.write(text, 4, 'latin1');
  return frame;
}
