import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type Application } from '#electron/application.ts';
import type { Sender } from '#electron/ipc/sender.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { paidProviders } from '#electron/wiring/providers.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import type { Result } from '#shared/result.ts';
import type { AppError } from '#shared/errors.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { newId } from '#electron/platform/new-id.ts';

let folder = '';
const running: Application[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'application-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>Dailies</title>');
});

afterEach(async () => {
  for (const application of running.splice(0)) await application.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(libraryFolder = join(folder, 'library')): Promise<Application> {
  const application = await startApplication({
    libraryFolder,
    rendererFolder: join(folder, 'renderer'),
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    clock: systemClock,
    logger: silentLogger,
  });
  running.push(application);
  return application;
}

const page: Sender = { sessionId: 'page', isTrusted: true };

function call<M extends MethodName>(
  application: Application,
  method: M,
  input: MethodInput<M>,
  sender = page,
): Promise<Result<MethodOutput<M>, AppError>> {
  return application.invoke(sender, method, input) as Promise<Result<MethodOutput<M>, AppError>>;
}

async function must<M extends MethodName>(
  application: Application,
  method: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> {
  const result = await call(application, method, input);
  if (!result.ok) throw new Error(`${method}: ${result.error.code}`);
  return result.value;
}

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('startApplication', () => {
  it('gives a new library a sample project, and the same one after a restart', async () => {
    const first = await start();
    expect(first.problem()).toBeNull();
    const before = await must(first, 'app.snapshot', {});
    expect(before).toMatchObject({ appVersion: '0.1.0', revision: 0, damagedRows: 0 });
    expect(before.open?.project.isSample).toBe(true);
    await first.close();
    const after = await must(await start(), 'app.snapshot', {});
    expect(after.open).toEqual(before.open);
    expect(after.epoch).not.toBe(before.epoch);
  });

  it('announces a change to the active page, numbered after its snapshot', async () => {
    const application = await start();
    const heard: [string | null, EventEnvelope][] = [];
    application.onEvent((sessionId, envelope) => heard.push([sessionId, envelope]));
    const { epoch, revision, open } = await must(application, 'app.snapshot', {});
    const clipId = open?.clips[0]?.id ?? clipIdSchema.parse(newId());
    await must(application, 'clips.rename', { clipId, name: 'Platform 2' });
    expect(heard).toMatchObject([
      ['page', { epoch, revision: revision + 1, name: 'clips.changed', payload: { id: clipId, name: 'Platform 2' } }],
    ]);
  });

  it('gives work that needs a window to the page at work, and takes it back when the page is gone', async () => {
    const application = await start();
    await must(application, 'app.snapshot', {});
    const path = join(folder, 'pixel.png');
    writeFileSync(path, onePixel);
    expect(await application.importPath(page, path)).toMatchObject({ ok: true, value: { probe: 'pending' } });
    const claim = await must(application, 'mediaWork.claim', {});
    expect(claim?.task.kind).toBe('probe');
    expect(await must(application, 'mediaWork.claim', {})).toBeNull();
    application.sessionClosed(page);
    await must(application, 'app.snapshot', {});
    expect((await must(application, 'mediaWork.claim', {}))?.id).toBe(claim?.id);
  });

  it('serves the interface and what is in the library', async () => {
    const application = await start();
    await must(application, 'app.snapshot', {});
    const path = join(folder, 'pixel.png');
    writeFileSync(path, onePixel);
    const asset = await application.importPath(page, path);
    const id = asset.ok ? (asset.value as { id: string }).id : '';
    const media = await application.respond(new Request(`http://127.0.0.1/media/${id}`));
    expect(Buffer.from(await media.arrayBuffer()).equals(onePixel)).toBe(true);
    const index = await application.respond(new Request('http://127.0.0.1/'));
    expect(await index.text()).toBe('<title>Dailies</title>');
  });

  it('offers the animatic, free, and remembers the theme for the host', async () => {
    const application = await start();
    const snapshot = await must(application, 'app.snapshot', {});
    const offered = paidProviders.map(({ capabilities }) => capabilities.id);
    expect(snapshot.providers.map(({ id }) => id)).toEqual(['animatic', ...offered]);
    const providersWithKeys = snapshot.providers.filter(({ keys }) => keys.length > 0);
    expect(snapshot.accounts.map(({ providerId }) => providerId)).toEqual(providersWithKeys.map(({ id }) => id));
    expect(snapshot.accounts.some(({ isUsable }) => isUsable)).toBe(false);
    expect(snapshot.keyStore).toEqual({ kind: 'keychain' });
    const spec = snapshot.open?.drafts[0]?.spec;
    const quotes = spec === undefined ? [] : await must(application, 'quotes.list', { spec });
    const own = quotes.filter(({ providerId }) => providerId === 'animatic');
    expect(own.map(({ price, problems }) => [price.kind, problems])).toEqual([['free', []]]);
    await must(application, 'settings.update', { theme: 'light' });
    expect(application.settings()?.theme).toBe('light');
  });

  it('closes twice without harm', async () => {
    const application = await start();
    await application.close();
    await application.close();
    expect((await start()).problem()).toBeNull();
  });
});

describe('a library that cannot be opened', () => {
  it('row 51: a second application says who holds it, and gets it once it is free', async () => {
    const first = await start();
    const second = await start();
    expect(second.problem()).toMatchObject({ code: 'library.locked', params: { pid: process.pid } });
    expect(await call(second, 'app.snapshot', {})).toMatchObject({ error: { code: 'library.locked' } });
    expect(await call(second, 'library.counts', {})).toMatchObject({ error: { code: 'library.locked' } });
    expect(await second.importPath(page, '/etc/hostname')).toMatchObject({ error: { code: 'library.locked' } });
    expect(second.settings()).toBeNull();
    const index = await second.respond(new Request('http://127.0.0.1/'));
    expect(await index.text()).toBe('<title>Dailies</title>');
    expect((await second.respond(new Request(`http://127.0.0.1/media/${'a'.repeat(64)}`))).status).toBe(404);
    await first.close();
    expect(await call(second, 'app.snapshot', {})).toMatchObject({ ok: true });
    expect(second.problem()).toBeNull();
    expect(await call(second, 'library.counts', {})).toMatchObject({ ok: true });
  });

  it('a stranger cannot make it try again', async () => {
    const first = await start();
    const second = await start();
    await first.close();
    const stranger = { ...page, isTrusted: false };
    expect(await second.invoke(stranger, 'app.snapshot', {})).toMatchObject({ error: { code: 'library.locked' } });
    expect(second.problem()?.code).toBe('library.locked');
  });

  it('row 48: a database that is text stays as it is, and the reason is told', async () => {
    const library = join(folder, 'library');
    mkdirSync(library);
    const file = join(library, 'library.db');
    writeFileSync(file, 'this is my shopping list, and it must survive');
    const application = await start();
    expect(application.problem()).toMatchObject({ code: 'database.damaged' });
    expect(await call(application, 'app.snapshot', {})).toMatchObject({ error: { code: 'database.damaged' } });
    await application.close();
    expect(readFileSync(file, 'utf8')).toBe('this is my shopping list, and it must survive');
  });

  it('lets go of the folder when the database does not open', async () => {
    const library = join(folder, 'library');
    await (await start()).close();
    copyFileSync(join(library, 'library.db'), join(folder, 'good.db'));
    writeFileSync(join(library, 'library.db'), 'damaged');
    const application = await start();
    expect(application.problem()?.code).toBe('database.damaged');
    copyFileSync(join(folder, 'good.db'), join(library, 'library.db'));
    expect(await call(application, 'app.snapshot', {})).toMatchObject({ ok: true });
  });

  it('row 83: a folder that cannot be made is a sentence, not a crash', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    const application = await start(join(folder, 'file', 'library'));
    expect(application.problem()?.kind).toBe('storage');
  });

  it('row 83: a folder named in any script works', async () => {
    const application = await start(join(folder, `Filme 🎬 ${'長'.repeat(60)}`));
    expect(application.problem()).toBeNull();
  });
});
