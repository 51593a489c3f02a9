import { Check, CircleX, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BucketSettings, BucketTest, BucketView } from '#shared/domain/bucket.ts';
import { keyStateText } from '#renderer/editing/accounts/key-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Details } from '#renderer/ui/details.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { testBucket } from './bucket-actions.ts';
import { FactRow } from './fact-row.tsx';
import { RemoveBucketDialog } from './remove-bucket-dialog.tsx';

/** What the last test said, in place; nothing while there was none. */
function TestOutcome({ test }: { readonly test: BucketTest }) {
  const { t } = useTranslation();
  const hasEnded = test.kind === 'passed' || test.kind === 'failed';
  return (
    <div role="status" className="empty:absolute">
      {hasEnded ? (
        <>
          <p
            className={classNames(
              'flex items-start gap-2 text-base',
              test.kind === 'failed' ? 'text-danger' : 'text-fg-2',
            )}
          >
            <Icon
              of={test.kind === 'failed' ? CircleX : Check}
              size={14}
              className={classNames('mt-px', test.kind === 'failed' ? 'text-danger' : 'text-ok')}
            />
            <span className="selectable min-w-0 wrap-anywhere">
              {test.kind === 'failed'
                ? t(`bucket.failed.${test.step}`, { reason: errorSentence(test.error) })
                : t('bucket.passed')}
            </span>
          </p>
          {test.kind === 'failed' && test.error.detail !== undefined ? <Details text={test.error.detail} /> : null}
        </>
      ) : null}
    </div>
  );
}

interface BucketFactsProps {
  readonly view: BucketView;
  readonly settings: BucketSettings;
  /** It came in place of the form that had it. */
  readonly hasFocus: boolean;
  readonly onChange: () => void;
}

/** What can be done with it. Nothing of the environment can be changed here. */
function BucketButtons({ view, hasFocus, onChange }: Omit<BucketFactsProps, 'settings'>) {
  const { t } = useTranslation();
  const [isRemoving, setIsRemoving] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { key, test, variables } = view;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasFocus) first.current?.querySelector('button')?.focus();
  }, [hasFocus]);
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    const tested = await testBucket();
    setIsAsking(false);
    if (!tested.ok) showToast({ title: errorSentence(tested.error), kind: 'failure' });
  };
  const stop = (): void => {
    setIsRemoving(false);
  };
  const remove = (): void => {
    setIsRemoving(true);
  };
  return (
    <div ref={first} className="flex items-center gap-2">
      {key.state === 'other-origin' ? null : (
        <Button
          aria-label={t('bucket.testLabel')}
          isBusy={isAsking || test.kind === 'testing'}
          busyLabel={t('bucket.status.testing')}
          onClick={() => void ask()}
        >
          {t('bucket.test')}
        </Button>
      )}
      {variables.length > 0 && key.state === 'environment' ? null : (
        <>
          <Button variant={view.isUsable ? 'quiet' : 'default'} aria-label={t('bucket.changeLabel')} onClick={onChange}>
            {t('bucket.change')}
          </Button>
          <IconButton label={t('bucket.remove')} icon={Trash2} onClick={remove} />
        </>
      )}
      {isRemoving ? <RemoveBucketDialog onClose={stop} /> : null}
    </div>
  );
}

/** A bucket that is set up: where it is, how its key stands, and what the last test said. */
export function BucketFacts({ settings, ...rest }: BucketFactsProps) {
  const { t } = useTranslation();
  const { key, test, variables } = rest.view;
  const { url, name, region, isForAll } = settings;
  return (
    <>
      <dl className="flex flex-col">
        <FactRow label={t('bucket.field.url')}>{url}</FactRow>
        <FactRow label={t('bucket.field.name')}>{name}</FactRow>
        <FactRow label={t('bucket.field.region')}>{region === '' ? t('bucket.asAddress') : region}</FactRow>
        <FactRow label={t('bucket.field.key')}>{keyStateText(key)}</FactRow>
        <FactRow label={t('bucket.field.use')}>{t(isForAll ? 'bucket.use.all' : 'bucket.use.needed')}</FactRow>
      </dl>
      <TestOutcome test={test} />
      {variables.length === 0 ? null : (
        <p className="text-base text-fg-3">{t('bucket.environment', { variables: variables.join(', ') })}</p>
      )}
      <BucketButtons {...rest} />
    </>
  );
}
