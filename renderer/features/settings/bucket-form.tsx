import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BucketView } from '#shared/domain/bucket.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useBucketForm, type BucketForm as Form } from './use-bucket-form.ts';

interface RowProps {
  readonly label: string;
  readonly htmlFor: string;
  readonly children: ReactNode;
}

/** A field of the card; its name on the left, as with facts. */
function Row({ label, htmlFor, children }: RowProps) {
  return (
    <div className="flex items-start gap-3 text-base">
      <label htmlFor={htmlFor} className="w-24 shrink-0 py-1 text-fg-3">
        {label}
      </label>
      {children}
    </div>
  );
}

const plainText = { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' } as const;

function AddressFields({ form }: { readonly form: Form }) {
  const { t } = useTranslation();
  const id = useId();
  const examples = { url: t('bucket.field.urlExample'), name: undefined, region: t('bucket.field.regionExample') };
  return (['url', 'name', 'region'] as const).map((field) => (
    <Row key={field} label={t(`bucket.field.${field}`)} htmlFor={`${id}-${field}`}>
      <TextField
        {...plainText}
        id={`${id}-${field}`}
        value={form.settings[field]}
        placeholder={examples[field]}
        error={form.errorAt(field)}
        readOnly={form.isBusy}
        onChange={(value) => {
          form.change({ [field]: value });
        }}
      />
    </Row>
  ));
}

function KeyFields({ form, hasKey }: { readonly form: Form; readonly hasKey: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const placeholder = hasKey ? t('bucket.field.unchanged') : undefined;
  return (
    <>
      <Row label={t('bucket.field.keyId')} htmlFor={`${id}-key`}>
        <TextField
          {...plainText}
          id={`${id}-key`}
          value={form.key.id}
          placeholder={placeholder}
          readOnly={form.isBusy}
          onChange={(value) => {
            form.changeKey({ id: value });
          }}
        />
      </Row>
      <Row label={t('bucket.field.secret')} htmlFor={`${id}-secret`}>
        <SecretField
          id={`${id}-secret`}
          label={t('bucket.field.secretLabel')}
          value={form.key.secret}
          placeholder={placeholder}
          error={form.errorAt('key')}
          readOnly={form.isBusy}
          onChange={(value) => {
            form.changeKey({ secret: value });
          }}
          onSubmit={() => void form.save()}
        />
      </Row>
    </>
  );
}

interface BucketFormProps {
  readonly view: BucketView;
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: () => void;
  readonly onSaved: () => void;
}

/** Takes the address and the key of a bucket, as far as they do not come from the environment, and tries them out. */
export function BucketForm({ view, onCancel, onSaved }: BucketFormProps) {
  const { t } = useTranslation();
  const form = useBucketForm(view, onSaved);
  const isFixed = view.variables.length > 0;
  return (
    <div className="flex flex-col gap-2">
      {isFixed ? null : <AddressFields form={form} />}
      {view.key.state === 'environment' ? null : <KeyFields form={form} hasKey={view.key.state !== 'none'} />}
      <div className="flex flex-col gap-2 pl-27">
        {isFixed ? (
          <p className="text-base text-fg-3">{t('bucket.environment', { variables: view.variables.join(', ') })}</p>
        ) : (
          <Checkbox
            label={t('bucket.isForAll')}
            note={t('bucket.isForAllNote')}
            isChecked={form.settings.isForAll}
            onChange={(isForAll) => {
              form.change({ isForAll });
            }}
          />
        )}
        <div className="flex gap-2">
          <Button
            disabled={!form.canSave && !form.isBusy}
            isBusy={form.isBusy}
            busyLabel={t('bucket.saving')}
            onClick={() => void form.save()}
          >
            {t('bucket.save')}
          </Button>
          {onCancel === undefined ? null : (
            <Button variant="quiet" disabled={form.isBusy} onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
