import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionsOf, type MoreOptionId, type MoreOptions } from '#shared/domain/more-options.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { withOptions } from '#renderer/editing/option-edits.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import './more-words.ts';
import { offeredOptions, sizeOf, type OfferedOption } from './offered-options.ts';

type OptionId = Exclude<MoreOptionId, 'keepAudio'>;
type TextId = 'customSize' | 'endUserId';

function isText(id: OptionId): id is TextId {
  return id === 'customSize' || id === 'endUserId';
}

/** "fal.ai, Lantern as a hint": who honours an option. */
function Honoured({ option }: { readonly option: OfferedOption }) {
  const { t } = useTranslation();
  const names = option.by.map(({ name, isHint }) => (isHint ? t('moreOptions.hint', { provider: name }) : name));
  return (
    <p
      className={classNames(
        'text-meta',
        option.by.length === 0 ? 'text-accent-text' : 'text-fg-2',
        // Under the words of the box, not under the box.
        option.id !== 'customSize' && option.id !== 'endUserId' && 'pl-6',
      )}
    >
      {names.length === 0 ? t('moreOptions.nobody') : t('moreOptions.by', { providers: names.join(', ') })}
    </p>
  );
}

interface OptionFieldProps {
  readonly id: OptionId;
  readonly options: MoreOptions;
  readonly onChange: (options: MoreOptions) => void;
  readonly onSubmit: () => void;
}

function OptionField({ id, options, onChange, onSubmit }: OptionFieldProps) {
  const { t } = useTranslation();
  const label = t(`studio.report.field.more.${id}`);
  const note = t(`moreOptions.note.${id}`);
  if (!isText(id)) {
    return (
      <Checkbox
        label={label}
        note={note}
        isChecked={options[id]}
        onChange={(isOn) => {
          onChange({ ...options, [id]: isOn });
        }}
      />
    );
  }
  const isWrong = id === 'customSize' && sizeOf(options.customSize) === null;
  const submit = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={`more-${id}`} className="text-base text-fg-1">
        {label}
      </label>
      <TextField
        id={`more-${id}`}
        value={options[id]}
        autoComplete="off"
        maxLength={120}
        {...(id === 'customSize' ? { placeholder: t('moreOptions.sizeExample') } : {})}
        error={isWrong ? t('moreOptions.sizeProblem') : undefined}
        onChange={(value) => {
          onChange({ ...options, [id]: value });
        }}
        onKeyDown={submit}
      />
      <p className="text-meta text-fg-3">{note}</p>
    </div>
  );
}

/** Sets what only some providers honour, in one step that can be undone. */
export function MoreDialog({ spec, onClose }: { readonly spec: ClipSpec; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  const accounts = useMirror((mirror) => mirror.accounts);
  const [options, setOptions] = useState(() => moreOptionsOf(spec.parameters));
  const size = sizeOf(options.customSize);
  const submit = (): void => {
    if (size === null) return;
    const chosen = { ...options, customSize: size, endUserId: options.endUserId.trim() };
    editSpec((before) => ({ ...before, parameters: withOptions(before.parameters, chosen) }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={480}
      title={t('moreOptions.title')}
      sentence={t('moreOptions.fact')}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" disabled={size === null} onClick={submit}>
            {t('moreOptions.set')}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col">
        {offeredOptions({ providers, accounts }, spec.parameters).map((option) => {
          const { id } = option;
          return id === 'keepAudio' ? null : (
            <li key={id} className="flex flex-col gap-0.5 border-t border-line-1 py-2.5">
              <OptionField id={id} options={options} onChange={setOptions} onSubmit={submit} />
              <Honoured option={option} />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
