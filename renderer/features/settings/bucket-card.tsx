import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arriveAt } from '#renderer/editing/settings-target.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { BucketFacts } from './bucket-facts.tsx';
import { BucketForm } from './bucket-form.tsx';
import { bucketStatus } from './bucket-status.ts';
import { StatusMark } from './status-mark.tsx';

/** The person's own bucket: entered, tried out, removed. */
export function BucketCard() {
  const { t } = useTranslation();
  const view = useMirror((mirror) => mirror.bucket);
  const [isEditing, setIsEditing] = useState(false);
  const [hasEntered, setHasEntered] = useState(false);
  const { word, look } = bucketStatus(view);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (card.current === null || !arriveAt('bucket')) return;
    card.current.scrollIntoView({ block: 'center' });
    card.current.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const { settings, problem } = view;
  const stop = (): void => {
    setIsEditing(false);
    setHasEntered(true);
  };
  const isSetUp = settings !== null && view.key.state !== 'none';
  return (
    <section
      ref={card}
      aria-labelledby="bucket-card"
      className="flex min-w-0 flex-col rounded-r3 border border-line-2 bg-bg-1"
    >
      <div className="flex flex-col gap-3 p-4">
        <div className="flex items-center justify-between gap-3">
          <h3 id="bucket-card" className="text-head text-fg-1">
            {t('bucket.title')}
          </h3>
          <StatusMark status={look} text={t(`bucket.status.${word}`)} />
        </div>
        <p className="text-base text-fg-2">{t('bucket.fact')}</p>
        {problem === null ? null : <ErrorNotice sentence={errorSentence(problem)} detail={problem.detail} />}
        {problem !== null && settings === null ? null : isSetUp && !isEditing ? (
          <BucketFacts
            view={view}
            settings={settings}
            hasFocus={hasEntered}
            onChange={() => {
              setIsEditing(true);
            }}
          />
        ) : (
          <BucketForm view={view} onSaved={stop} {...(isSetUp ? { onCancel: stop } : {})} />
        )}
      </div>
    </section>
  );
}
