import { useState } from 'react';
import type { BucketSettings, BucketView } from '#shared/domain/bucket.ts';
import type { AppError } from '#shared/errors.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { saveBucket, testBucket } from './bucket-actions.ts';

/** What a sentence may belong to. */
type BucketField = 'url' | 'name' | 'region' | 'key';

interface BucketKey {
  readonly id: string;
  readonly secret: string;
}

export interface BucketForm {
  readonly settings: BucketSettings;
  readonly key: BucketKey;
  readonly isBusy: boolean;
  readonly canSave: boolean;
  readonly errorAt: (field: BucketField) => string | undefined;
  readonly change: (next: Partial<BucketSettings>) => void;
  readonly changeKey: (next: Partial<BucketKey>) => void;
  /** Keeps what was entered, then tries it out. */
  readonly save: () => Promise<void>;
}

const noSettings: BucketSettings = { url: '', region: '', name: '', isForAll: false };
const noKey: BucketKey = { id: '', secret: '' };

function fieldOf({ code, params }: AppError): BucketField {
  if (code === 'key.malformed') return 'key';
  const context = params['context'];
  return context === 'name' || context === 'region' ? context : 'url';
}

/** What is being typed about a bucket. The key is forgotten as soon as it is kept. */
export function useBucketForm(view: BucketView, onSaved: () => void): BucketForm {
  const [settings, setSettings] = useState(view.settings ?? noSettings);
  const [key, setKey] = useState(noKey);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const hasNewKey = key.id.trim() !== '' && key.secret.trim() !== '';
  const isKeyTouched = key.id !== '' || key.secret !== '';
  const isKeyFine = hasNewKey || (view.key.state !== 'none' && !isKeyTouched);
  const canSave = settings.url.trim() !== '' && settings.name.trim() !== '' && isKeyFine;

  const save = async (): Promise<void> => {
    if (!canSave || isBusy) return;
    setIsBusy(true);
    const saved = await saveBucket({
      settings: view.variables.length > 0 ? null : settings,
      key: hasNewKey ? key : null,
    });
    if (!saved.ok) {
      setError(saved.error);
      setIsBusy(false);
      return;
    }
    setKey(noKey);
    onSaved();
    const tested = await testBucket();
    if (!tested.ok) showToast({ title: errorSentence(tested.error), kind: 'failure' });
  };
  return {
    settings,
    key,
    isBusy,
    canSave,
    errorAt: (field) => (error !== null && fieldOf(error) === field ? errorSentence(error) : undefined),
    change(next) {
      setSettings({ ...settings, ...next });
      setError(null);
    },
    changeKey(next) {
      setKey({ ...key, ...next });
      setError(null);
    },
    save,
  };
}
