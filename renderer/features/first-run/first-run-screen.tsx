import { Film } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyStatus } from '#renderer/editing/accounts/key-text.ts';
import { providersWithKeys } from '#renderer/editing/accounts/recognise-key.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { byteSize } from '#renderer/words/byte-size.ts';
import { openSample, startEmpty } from './first-run-actions.ts';
import './first-run-words.ts';
import { keyReadyText } from './key-ready-text.ts';
import { KeyStep } from './key-step.tsx';
import { SamplePreview } from './sample-preview.tsx';
import { Step } from './steps.tsx';

type Busy = 'sample' | 'empty' | null;

function Ways() {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<Busy>(null);
  const first = useRef<HTMLButtonElement>(null);
  // The button that led here is gone.
  useEffect(() => {
    first.current?.focus();
  }, []);
  const run = (name: Exclude<Busy, null>, work: () => Promise<void>): void => {
    setBusy(name);
    void work().finally(() => {
      setBusy(null);
    });
  };
  return (
    <div className="flex flex-wrap gap-2 pt-3">
      <Button
        ref={first}
        variant="primary"
        size={36}
        isBusy={busy === 'sample'}
        onClick={() => {
          run('sample', openSample);
        }}
      >
        {t('firstRun.openSample')}
      </Button>
      <Button
        variant="quiet"
        size={36}
        isBusy={busy === 'empty'}
        onClick={() => {
          run('empty', () => startEmpty(t('firstRun.untitled')));
        }}
      >
        {t('firstRun.startEmpty')}
      </Button>
    </div>
  );
}

/** What the second step came to, and the way back to it. */
function KeySummary({ usable, onChange }: { readonly usable: readonly string[]; readonly onChange: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="text-base text-fg-2">{usable.length === 0 ? t('firstRun.wentWithout') : keyReadyText(usable)}</p>
      <Button variant="quiet" size={24} onClick={onChange}>
        {t('firstRun.changeKey')}
      </Button>
    </div>
  );
}

function Steps() {
  const { t } = useTranslation();
  const { folder, freeBytes } = useMirror((mirror) => mirror.library);
  const providers = providersWithKeys(useMirror((mirror) => mirror.providers));
  const accounts = useMirror((mirror) => mirror.accounts);
  const [isKeyDone, setIsKeyDone] = useState(false);
  const usable = providers
    .filter(({ id }) => accounts[id]?.isUsable === true && keyStatus(accounts[id]) !== 'refused')
    .map(({ name }) => name);
  return (
    <ol className="flex flex-col">
      <Step number={1} title={t('firstRun.where')} state="done">
        <p className="selectable text-base text-fg-2 wrap-anywhere">
          {freeBytes === null ? folder : t('firstRun.folder', { folder, free: byteSize(freeBytes) })}
        </p>
      </Step>
      <Step number={2} title={t('firstRun.key')} state={isKeyDone ? 'done' : 'now'}>
        {isKeyDone ? (
          <KeySummary
            usable={usable}
            onChange={() => {
              setIsKeyDone(false);
            }}
          />
        ) : (
          <KeyStep
            providers={providers}
            usable={usable}
            onDone={() => {
              setIsKeyDone(true);
            }}
          />
        )}
      </Step>
      <Step number={3} title={t('firstRun.begin')} state={isKeyDone ? 'now' : 'later'} isLast>
        <p className={isKeyDone ? 'text-base text-fg-2' : 'text-base text-fg-3'}>{t('firstRun.beginFact')}</p>
        {isKeyDone ? <Ways /> : null}
      </Step>
    </ol>
  );
}

/** The first minute: where files live, a key or none, and something to open. It spends nothing and contacts nobody but whose key is tested. */
export function FirstRunScreen() {
  const { t } = useTranslation();
  return (
    <div className="flex h-full flex-col">
      <header className="app-drag flex h-10 shrink-0 items-center gap-2 border-b border-line-1 bg-bg-0 px-4 text-base font-semibold">
        <Icon of={Film} size={14} />
        {t('common.appName')}
      </header>
      <main className="flex min-h-0 flex-1">
        <div className="flex w-[39%] min-w-96 flex-col gap-8 overflow-y-auto border-r border-line-1 bg-bg-1 p-10 compact:p-8">
          <div className="flex flex-col gap-2">
            <h1 className="text-figure whitespace-pre-line text-fg-1 compact:text-page">{t('firstRun.title')}</h1>
            <p className="text-head font-normal text-fg-2">{t('firstRun.sentence')}</p>
          </div>
          <Steps />
          <p className="mt-auto text-base text-fg-3">{t('firstRun.privacy')}</p>
        </div>
        <SamplePreview />
      </main>
    </div>
  );
}
