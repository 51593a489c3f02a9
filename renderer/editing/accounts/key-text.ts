import type { Account, KeyStore, KeyView } from '#shared/domain/account.ts';
import { amountText } from '#renderer/words/price-text.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { words } from '#renderer/words/words.ts';

/** Where a key is and how it ends: "Saved in the keychain, ends in …1234". */
export function keyStateText({ state, tail, variables }: Pick<KeyView, 'state' | 'tail' | 'variables'>): string {
  return words.t(`accounts.key.state.${state}`, { tail: tail ?? '', variables: variables.join(', ') });
}

export type KeyStatus =
  'none' | 'untested' | 'testing' | 'accepted' | 'refused' | 'unclear' | 'other-origin' | 'unreadable' | 'problem';

/** How an account stands, in one word: an address that cannot be used stands before everything. */
export function keyStatus(account: Account | undefined): KeyStatus {
  const key = account?.keys.find(({ slot }) => slot === 'main');
  if (account === undefined || key === undefined) return 'none';
  if (account.problem !== null) return 'problem';
  if (key.state === 'none' || key.state === 'other-origin' || key.state === 'unreadable') return key.state;
  return key.test.kind;
}

export interface TestText {
  readonly kind: 'accepted' | 'refused' | 'unclear';
  readonly sentence: string;
  readonly detail: string | undefined;
}

/** What a provider said about a key; `null` while it has not been asked, or is being asked. */
export function testText(account: Account, { test }: KeyView, provider: string): TestText | null {
  switch (test.kind) {
    case 'untested':
    case 'testing':
      return null;
    case 'accepted': {
      const { balance } = account;
      const sentence =
        balance === null
          ? words.t('accounts.test.accepted', { provider })
          : words.t('accounts.test.acceptedBalance', { provider, balance: amountText(balance.amount) });
      return { kind: 'accepted', sentence, detail: undefined };
    }
    case 'refused':
    case 'unclear': {
      const named = { ...test.error, params: { provider, ...test.error.params } };
      const sentence = words.t(`accounts.test.${test.kind}`, { reason: errorSentence(named) });
      return { kind: test.kind, sentence, detail: test.error.detail };
    }
  }
}

/** Why keys are not kept, and what would help. */
export function sessionOnlyText({ reason, install }: Extract<KeyStore, { kind: 'session-only' }>): string {
  const why = words.t(`accounts.sessionOnly.reason.${reason}`);
  if (install === null) {
    return words.t('accounts.sessionOnly.fact', { reason: why, help: words.t(`accounts.sessionOnly.help.${reason}`) });
  }
  const help = words.t(`accounts.sessionOnly.install.${reason === 'library-missing' ? reason : 'other'}`, { install });
  return words.t('accounts.sessionOnly.fact', { reason: why, help });
}
