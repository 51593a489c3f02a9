import { createInterface } from 'node:readline';
import { createCredentialStore } from '#electron/credentials/create-credential-store.ts';
import { createKeychain } from '#electron/credentials/keychain.ts';
import type { SecretName } from '#electron/credentials/credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { Secret } from '#electron/platform/secret.ts';

// Keeps one key with the real store and the real keychain, and does what each line says. Waits end when a line says so.
const name: SecretName = 'provider-key:00000000-0000-7000-8000-000000000000' as SecretName;
const waits = new Set<() => void>();
const clock = {
  after(_delayMs: number, callback: () => void) {
    waits.add(callback);
    return () => {
      waits.delete(callback);
    };
  },
};
const store = createCredentialStore({
  keychain: createKeychain({ service: process.env['DAILIES_KEYCHAIN_SERVICE'] ?? 'test', clock }),
  sessionOnly: createSessionOnly(),
  onChange: (state) => {
    say('changed', state);
  },
});

function say(what: string, answer: unknown): void {
  process.stdout.write(`${JSON.stringify([what, answer])}\n`);
}

const commands: Readonly<Record<string, (argument: string) => unknown>> = {
  read: async () => {
    const found = await store.read(name);
    return found.ok ? (found.value?.reveal() ?? null) : found.error.code;
  },
  write: (argument) => store.write(name, new Secret(argument)),
  remove: async () => {
    const removed = await store.remove(name);
    return removed.ok ? null : removed.error.code;
  },
  retry: () => {
    store.retry();
    return null;
  },
  /** As if ten seconds were over. */
  late: () => {
    for (const end of waits) end();
    return null;
  },
  state: () => store.state(),
  end: () => process.exit(0),
};

createInterface(process.stdin).on('line', (line) => {
  const [command = '', argument = ''] = line.split(' ');
  void Promise.resolve(commands[command]?.(argument)).then((answer) => {
    say(command, answer);
  });
});
say('ready', null);
