import { err, ok, type Result } from '#shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import { Secret } from '../platform/secret.ts';
import type { KeychainFailure, SecretVault } from './credential-store.ts';
import { classifyKeychainError, libraryMissing } from './keychain-failure.ts';

/** The calls of keytar that are used. */
export interface NativeKeychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

interface KeychainOptions {
  /** Under which name the system lists what belongs to Dailies. */
  readonly service: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly load?: () => Promise<NativeKeychain>;
}

/** Milliseconds a call may take, with a person typing a password into the system's own window in the worst case. */
const timeOutMs = 10_000;
const timedOut = err<KeychainFailure>({ reason: 'timed-out', install: null, detail: 'no answer in time' });
/** Written and removed to find out whether the keychain is open. Holds nothing. */
const probeAccount = 'probe:open';

type Answer<T> = Result<T, KeychainFailure>;

/**
 * The system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on Linux. The native module is
 * loaded at the first call, because loading throws where its library is missing.
 */
export function createKeychain({ service, clock, load = loadNative }: KeychainOptions): SecretVault {
  let loading: Promise<NativeKeychain> | null = null;
  const inTurn = createTurns(clock);

  const call = <T>(work: (native: NativeKeychain) => Promise<Answer<T>>): Promise<Answer<T>> =>
    inTurn(async () => {
      let native: NativeKeychain;
      try {
        loading ??= load();
        native = await loading;
      } catch (error) {
        return err(libraryMissing(error));
      }
      try {
        return await work(native);
      } catch (error) {
        return err(classifyKeychainError(error));
      }
    });

  /**
   * Throws when it is not. On Linux a locked keyring whose password nobody typed answers a question with "nothing there",
   * and only a write with an error.
   */
  const assertOpen = async (native: NativeKeychain): Promise<void> => {
    await native.setPassword(service, probeAccount, '-');
    await native.deletePassword(service, probeAccount);
  };

  return {
    read: (name) =>
      call(async (native) => {
        const found = await native.getPassword(service, name);
        if (found === null) await assertOpen(native);
        return ok(found === null ? null : new Secret(found));
      }),
    write: (name, secret) =>
      call(async (native) => {
        await native.setPassword(service, name, secret.reveal());
        return ok(null);
      }),
    remove: (name) =>
      call(async (native) => {
        if (!(await native.deletePassword(service, name))) await assertOpen(native);
        return ok(null);
      }),
  };
}

/**
 * One call at a time, each with a bounded wait. A call that hangs holds one of the few threads that this process also
 * reads files with, so while one hangs no other begins.
 */
function createTurns(clock: Pick<Clock, 'after'>): <T>(work: () => Promise<Answer<T>>) => Promise<Answer<T>> {
  let last: Promise<unknown> = Promise.resolve();
  let isHanging = false;

  return (work) => {
    if (isHanging) return Promise.resolve(timedOut);
    const { promise: late, resolve: giveUp } = Promise.withResolvers<typeof timedOut>();
    let stage: 'waiting' | 'running' | 'late' = 'waiting';
    const cancel = clock.after(timeOutMs, () => {
      if (stage === 'running') {
        isHanging = true;
        process.on('exit', endWithoutWaiting);
      }
      stage = 'late';
      giveUp(timedOut);
    });
    const turn = last.then(async () => {
      if (stage === 'late') return timedOut;
      stage = 'running';
      const answer = await work();
      cancel();
      isHanging = false;
      process.off('exit', endWithoutWaiting);
      return answer;
    });
    last = turn;
    return Promise.race([turn, late]);
  };
}

async function loadNative(): Promise<NativeKeychain> {
  return (await import('keytar')).default;
}

/** A process waits for its threads before it ends, and this one may wait for ever. Everything else is closed by now. */
function endWithoutWaiting(): void {
  process.kill(process.pid, 'SIGKILL');
}
