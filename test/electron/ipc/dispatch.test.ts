import { describe, expect, it } from 'vitest';
import { createActiveSession } from '#electron/ipc/active-session.ts';
import { createCallLimit } from '#electron/ipc/call-limit.ts';
import { createDispatch } from '#electron/ipc/dispatch.ts';
import type { Handlers } from '#electron/ipc/handler-types.ts';
import type { Sender } from '#electron/ipc/sender.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { AppError } from '#shared/errors.ts';
import { contract, type MethodName } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import { createFakeHandlers, notFaked } from '#test/fakes/handlers.ts';

const page: Sender = { sessionId: 'page', isTrusted: true };
const methods = Object.keys(contract) as MethodName[];
const counts = { all: 1, rejected: 0, missing: 0, trash: 0 };

function started(
  handlers: Partial<Handlers> = {},
  importPath: (path: string) => Promise<Result<Asset, AppError>> = async () => notFaked,
) {
  const ignore = (): void => undefined;
  const logged: string[] = [];
  const activeSession = createActiveSession({ started: ignore, replaced: ignore, ended: ignore });
  activeSession.activate(page.sessionId);
  const dispatch = createDispatch({
    handlers: createFakeHandlers(handlers),
    importPath,
    activeSession,
    limit: createCallLimit(systemClock),
    logger: { ...silentLogger, error: (message, facts) => logged.push(`${message} ${JSON.stringify(facts)}`) },
  });
  return { activeSession, ...dispatch, logged };
}

function codeOf(result: Result<unknown, { readonly code: string }>): string | null {
  return result.ok ? null : result.error.code;
}

describe('createDispatch', () => {
  it('hands checked input to the handler and gives its answer back', async () => {
    const { invoke } = started({ 'library.counts': () => ok(counts) });
    expect(await invoke(page, 'library.counts', {})).toEqual(ok(counts));
  });

  it('passes an expected failure on as it is', async () => {
    const { invoke } = started();
    expect(await invoke(page, 'library.counts', {})).toEqual(notFaked);
  });

  it('tells the handler who called', async () => {
    let caller: Sender | null = null;
    const { invoke } = started({
      'mediaWork.claim': (_input, call) => {
        caller = call.sender;
        return ok(null);
      },
    });
    await invoke(page, 'mediaWork.claim', {});
    expect(caller).toBe(page);
  });

  it('turns an exception into a value without its text, and into a line of the log', async () => {
    const { invoke, logged } = started({
      'library.counts': () => {
        throw new Error('secret path /films');
      },
      'library.measure': () => Promise.reject(new Error('later')),
    });
    const result = await invoke(page, 'library.counts', {});
    expect(codeOf(result)).toBe('internal');
    expect(JSON.stringify(result)).not.toContain('secret path');
    expect(codeOf(await invoke(page, 'library.measure', {}))).toBe('internal');
    expect(logged[0]).toContain('secret path /films');
    expect(logged).toHaveLength(2);
  });

  it('lets out only what the contract names', async () => {
    const { invoke, logged } = started({ 'library.counts': () => ok({ ...counts, password: 'x' }) });
    const result = await invoke(page, 'library.counts', {});
    expect(codeOf(result)).toBe('internal');
    expect(JSON.stringify(result)).not.toContain('password');
    expect(logged).toHaveLength(1);
  });

  it('says where the input is wrong, without repeating it', async () => {
    const { invoke } = started();
    const result = await invoke(page, 'projects.create', { name: 'x'.repeat(200), prompt: 'private words' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'invalid-input', code: 'input.invalid' } });
    expect(JSON.stringify(result)).toContain('name: ');
    expect(JSON.stringify(result)).not.toContain('private words');
  });
});

describe('importing by path', () => {
  const other: Sender = { sessionId: 'other', isTrusted: true };

  function recorded(outcome: () => Promise<Result<Asset, AppError>> = async () => notFaked) {
    const paths: string[] = [];
    const parts = started({}, (path) => {
      paths.push(path);
      return outcome();
    });
    return { ...parts, paths };
  }

  it('hands an absolute path over, for the active page only', async () => {
    const { importPath, paths } = recorded();
    expect(await importPath(page, '/films/a.png')).toEqual(notFaked);
    expect(codeOf(await importPath({ ...page, isTrusted: false }, '/films/a.png'))).toBe('sender.untrusted');
    expect(codeOf(await importPath(other, '/films/a.png'))).toBe('session.replaced');
    expect(paths).toEqual(['/films/a.png']);
  });

  it.each(['', 'a.png', '../a.png', '/a\0b', `/${'x'.repeat(40_000)}`])('refuses %j', async (path) => {
    const { importPath, paths } = recorded();
    expect(codeOf(await importPath(page, path))).toBe('input.invalid');
    expect(paths).toEqual([]);
  });

  it('keeps bugs inside', async () => {
    const { importPath, logged } = recorded(() => Promise.reject(new Error('secret')));
    expect(codeOf(await importPath(page, '/a.png'))).toBe('internal');
    expect(logged).toHaveLength(1);
  });

  it('counts against the same allowance', async () => {
    const { importPath } = recorded();
    const answers = await Promise.all(Array.from({ length: 3_000 }, () => importPath(page, '/a.png')));
    expect(answers.some((answer) => codeOf(answer) === 'rate.limited')).toBe(true);
  });
});

describe('the session rule', () => {
  const other: Sender = { sessionId: 'other', isTrusted: true };

  it('answers only the session that asked for a snapshot last', async () => {
    const { invoke } = started({ 'library.counts': () => ok(counts) });
    await invoke(other, 'app.snapshot', {});
    expect(codeOf(await invoke(page, 'library.counts', {}))).toBe('session.replaced');
    expect(codeOf(await invoke(other, 'library.counts', {}))).toBeNull();
    await invoke(page, 'app.snapshot', {});
    expect(codeOf(await invoke(other, 'library.counts', {}))).toBe('session.replaced');
    expect(codeOf(await invoke(page, 'library.counts', {}))).toBeNull();
  });

  it('does not give the place away to an untrusted or malformed call', async () => {
    const { activeSession, invoke } = started();
    await invoke({ ...other, isTrusted: false }, 'app.snapshot', {});
    await invoke(other, 'app.snapshot', { surplus: true });
    expect(activeSession.current()).toBe('page');
  });
});

describe('row 68: hostile calls', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;

  it.each(methods)('row 68: %s refuses an untrusted sender, wrong types and surplus keys', async (method) => {
    let calls = 0;
    const count = (): typeof notFaked => {
      calls += 1;
      return notFaked;
    };
    const { invoke } = started(Object.fromEntries(methods.map((name) => [name, count])));
    expect(codeOf(await invoke({ ...page, isTrusted: false }, method, {}))).toBe('sender.untrusted');
    const hostile: unknown[] = [
      null,
      undefined,
      'text',
      42,
      [],
      cycle,
      { surplus: 1 },
      new Map(),
      JSON.parse('{"__proto__":{"x":1}}'),
      { name: 'x'.repeat(100 * 1_024 * 1_024) },
    ];
    for (const input of hostile) expect(codeOf(await invoke(page, method, input))).toBe('input.invalid');
    expect(calls).toBe(0);
  });

  it.each(['', 'nothing.here', 'constructor', '__proto__', 'toString', 'app.snapshot ', 'APP.SNAPSHOT'])(
    'row 68: %j is not a method',
    async (method) => {
      const { invoke } = started();
      expect(codeOf(await invoke(page, method, {}))).toBe('method.unknown');
    },
  );

  it('row 68: main goes on after all of it', async () => {
    const { invoke } = started({ 'library.counts': () => ok(counts) });
    await invoke(page, 'projects.create', cycle);
    await invoke(page, '__proto__', JSON.parse('{"__proto__":1}'));
    expect(Reflect.get({}, 'x')).toBeUndefined();
    expect(await invoke(page, 'library.counts', {})).toEqual(ok(counts));
  });
});

describe('row 69: a flood', () => {
  it('row 69: 100,000 calls at once are refused cheaply, and another session is not hurt', async () => {
    let handled = 0;
    const { activeSession, invoke } = started({
      'library.counts': () => {
        handled += 1;
        return ok(counts);
      },
    });
    const answers = await Promise.all(Array.from({ length: 100_000 }, () => invoke(page, 'library.counts', {})));
    const refused = answers.filter((answer) => codeOf(answer) === 'rate.limited');
    expect(handled + refused.length).toBe(100_000);
    expect(refused.length).toBeGreaterThan(90_000);
    expect(refused[0]).toMatchObject({ error: { kind: 'rate-limited', retry: 'auto' } });
    activeSession.activate('other');
    expect(codeOf(await invoke({ sessionId: 'other', isTrusted: true }, 'library.counts', {}))).toBeNull();
  });
});
