import { Check, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import type { Account, KeyView } from '#shared/domain/account.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Details } from '#renderer/ui/details.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { testText, type TestText } from './key-text.ts';

const looks: Readonly<Record<TestText['kind'], { readonly icon: LucideIcon; readonly className: string }>> = {
  accepted: { icon: Check, className: 'text-ok' },
  refused: { icon: CircleX, className: 'text-danger' },
  unclear: { icon: CircleHelp, className: 'text-accent-text' },
};

interface TestResultProps {
  readonly account: Account;
  /** `undefined`: there is no such key. */
  readonly view: KeyView | undefined;
  readonly provider: string;
}

/** What the provider said about a key, in place; nothing while it has not been asked. */
export function TestResult({ account, view, provider }: TestResultProps) {
  const text = view === undefined ? null : testText(account, view, provider);
  return (
    <div role="status" className="empty:absolute">
      {text === null ? null : (
        <>
          <p
            className={classNames(
              'flex items-start gap-2 text-base',
              text.kind === 'refused' ? 'text-danger' : 'text-fg-2',
            )}
          >
            <Icon of={looks[text.kind].icon} size={14} className={classNames('mt-px', looks[text.kind].className)} />
            <span className="selectable min-w-0 wrap-anywhere">{text.sentence}</span>
          </p>
          {text.detail === undefined ? null : <Details text={text.detail} />}
        </>
      )}
    </div>
  );
}
