import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type Application } from '#electron/application.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { contract, type MethodName } from '#shared/ipc/contract.ts';
import type { AppSnapshot } from '#shared/ipc/snapshot.ts';
import { createRandom, mutate, type Random } from './mutate-input.ts';

const totalCalls = process.argv.includes('--long') ? 1_000_000 : 100_000;
/** Below the allowance of one session. */
const callsPerSession = 900;

const methods = Object.keys(contract) as MethodName[];

let folder = '';
let application: Application;
const logged: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>Dailies</title>');
  application = await startApplication({
    libraryFolder: join(folder, 'library'),
    rendererFolder: join(folder, 'renderer'),
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    clock: systemClock,
    logger: { ...silentLogger, error: (message, facts) => logged.push(`${message} ${JSON.stringify(facts)}`) },
  });
});

afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Inputs that a page of this library could really send, by method; the rest start from nothing. */
function honestInputs(snapshot: AppSnapshot): Partial<Record<MethodName, object>> {
  const { project, clips = [], drafts = [] } = snapshot.open ?? {};
  const clipId = clips[0]?.id;
  const spec = drafts[0]?.spec;
  const assetId = spec?.references[0]?.assetId ?? 'a'.repeat(64);
  const stagedFileId = newId();
  return {
    'projects.create': { name: 'A' },
    'projects.open': { projectId: project?.id },
    'projects.rename': { projectId: project?.id, name: 'B' },
    'clips.create': { projectId: project?.id, name: 'C', spec, afterClipId: clipId },
    'clips.rename': { clipId, name: 'D' },
    'clips.move': { clipId, toIndex: 1 },
    'drafts.save': { clipId, spec, baseRevision: drafts[0]?.revision },
    'assets.beginImport': { name: 'a.png', bytes: 10 },
    'staged.write': { stagedFileId, offset: 0, bytes: new Uint8Array(8) },
    'assets.finishImport': { stagedFileId },
    'assets.abortImport': { stagedFileId },
    'assets.get': { assetIds: [assetId] },
    'assets.redrawThumbnail': { assetId },
    'quotes.list': { spec },
    'generations.order': {
      clipId,
      draftRevision: drafts[0]?.revision,
      providerId: 'animatic',
      tier: spec?.parameters.tier,
      agreedPrice: { kind: 'free' },
      orderToken: newId(),
    },
    'jobs.cancel': { jobId: newId() },
    'jobs.retry': { jobId: newId(), agreedPrice: { kind: 'free' }, orderToken: newId() },
    'takes.activate': { takeId: newId() },
    'takes.judge': { takeId: newId(), verdict: 'accepted' },
    'library.list': { bucket: 'all', kinds: ['image'], cursor: null, limit: 50 },
    'library.recipe': { takeId: newId() },
    'library.trash': { itemIds: [`asset:${assetId}`] },
    'library.restore': { itemIds: [`asset:${assetId}`] },
    'settings.update': { theme: 'dark', panelSizes: { composer: 300 } },
    'mediaWork.progress': { id: newId(), lease: newId(), share: 0.5 },
    'mediaWork.fail': { id: newId(), lease: newId(), reason: 'crashed', detail: '' },
    'desktop.reveal': { assetId },
  };
}

async function callAtRandom(random: Random, sessionId: string): Promise<Map<string, number>> {
  const sender = { sessionId, isTrusted: true };
  const codes = new Map<string, number>();
  const first = await application.invoke(sender, 'app.snapshot', {});
  expect(first.ok).toBe(true);
  const honest = honestInputs(first.ok ? (first.value as AppSnapshot) : ({} as AppSnapshot));
  for (let call = 0; call < callsPerSession; call += 1) {
    const method = random.pick(methods);
    const answer = await application.invoke(sender, method, mutate(random, honest[method] ?? {}));
    const code = answer.ok ? 'ok' : answer.error.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code === 'internal') throw new Error(`seed ${random.seed}: ${method} failed: ${logged.at(-1) ?? ''}`);
  }
  return codes;
}

describe('R10: fuzzed calls', () => {
  it(`R10: ${totalCalls} calls of every method harm nothing`, async () => {
    const before = readdirSync(folder);
    const sum = new Map<string, number>();
    for (let call = 0, session = 0; call < totalCalls; call += callsPerSession, session += 1) {
      const codes = await callAtRandom(createRandom(session), `session-${session}`);
      for (const [code, count] of codes) sum.set(code, (sum.get(code) ?? 0) + count);
      application.sessionClosed({ sessionId: `session-${session}`, isTrusted: true });
    }
    // Both ways were walked many times: through the schemas and against them.
    expect(sum.get('ok')).toBeGreaterThan(totalCalls / 50);
    expect(sum.get('input.invalid')).toBeGreaterThan(totalCalls / 50);
    expect(sum.has('internal')).toBe(false);
    expect(logged).toEqual([]);
    // S3: no file outside the library.
    expect(readdirSync(folder)).toEqual(before);
  }, 900_000);
});
