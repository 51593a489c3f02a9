import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#renderer/platform/client.ts';
import { createClient } from '#renderer/platform/create-client.ts';
import { appError, rateLimited } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createFakeTransport } from './fake-transport.ts';

function started() {
  const transport = createFakeTransport();
  const client = createClient(transport);
  const states: ConnectionState[] = [];
  client.onConnection((state) => states.push(state));
  return { client, states, transport };
}

describe('createClient', () => {
  it('passes results on, the good and the bad', async () => {
    const { client, transport } = started();
    const missing = err(appError('not-found', 'entity.not-found'));
    transport.answer('library.counts', () => missing);
    expect(await client.invoke('library.counts', {})).toEqual(missing);
    transport.answer('library.counts', () => ok({ all: 2 }));
    expect(await client.invoke('library.counts', {})).toEqual(ok({ all: 2 }));
  });

  it('does not believe what is not a result', async () => {
    const { client, transport } = started();
    transport.answer('library.counts', () => ({ ok: true, value: 1, more: 2 }));
    await expect(client.invoke('library.counts', {})).rejects.toThrow(/unrecognized_keys|Invalid/);
    transport.answer('library.counts', () => err({ kind: 'invented', code: 'x' }));
    await expect(client.invoke('library.counts', {})).rejects.toThrow(/unrecognized_keys|Invalid/);
  });

  it('does not believe an event that breaks the contract', () => {
    const { client, transport } = started();
    const heard: unknown[] = [];
    client.onEvent((envelope) => heard.push(envelope));
    expect(() => {
      transport.send('mediaWork.queued', { waiting: 'many' }, 1);
    }).toThrow('waiting');
    transport.send('mediaWork.queued', { waiting: 1 }, 1);
    expect(heard).toHaveLength(1);
  });

  it('waits and tries again when told to slow down, but not for ever', async () => {
    const { client, transport } = started();
    let refusals = 3;
    transport.answer('library.counts', () => {
      refusals -= 1;
      return refusals >= 0 ? err(rateLimited(1)) : ok({});
    });
    expect(await client.invoke('library.counts', {})).toEqual(ok({}));
    expect(transport.calls).toHaveLength(4);
    refusals = Number.POSITIVE_INFINITY;
    expect(await client.invoke('library.counts', {})).toEqual(err(rateLimited(1)));
    expect(transport.calls).toHaveLength(14);
  });

  it('tells the state at once and then every change', () => {
    const { states, transport } = started();
    transport.setLine('connected');
    transport.setLine('connected');
    transport.setLine('lost');
    transport.setLine('signed-out');
    expect(states).toEqual(['connecting', 'connected', 'lost', 'signed-out']);
  });

  it('stays replaced over a new connection, until a snapshot takes the place back', async () => {
    const { client, states, transport } = started();
    transport.setLine('connected');
    transport.send('session.replaced', {}, 0);
    transport.setLine('lost');
    transport.setLine('connected');
    expect(states).toEqual(['connecting', 'connected', 'replaced']);
    transport.answer('app.snapshot', () => ok(createAppSnapshot()));
    await client.invoke('app.snapshot', {});
    expect(states.at(-1)).toBe('connected');
  });

  it('learns from a refused call that it was replaced', async () => {
    const { client, states, transport } = started();
    transport.setLine('connected');
    transport.answer('library.counts', () => err(appError('conflict', 'session.replaced')));
    await client.invoke('library.counts', {});
    expect(states.at(-1)).toBe('replaced');
  });
});

describe('importing by path', () => {
  it('hands the file over and sends no bytes', async () => {
    const asset = err(appError('invalid-input', 'asset.empty'));
    const transport = createFakeTransport(async () => asset);
    expect(await createClient(transport).importFile(new File(['x'], 'a.png'))).toEqual(asset);
    expect(transport.calls).toEqual([]);
  });

  it('sends the bytes of a file that has no path', async () => {
    const transport = createFakeTransport(async () => null);
    transport.answer('assets.beginImport', () => ok({ stagedFileId: 'id' }));
    await createClient(transport).importFile(new File(['x'], 'pasted.png'));
    expect(transport.calls.map(({ method }) => method)).toEqual([
      'assets.beginImport',
      'staged.write',
      'assets.finishImport',
    ]);
  });
});
