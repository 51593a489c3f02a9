import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotFill, SlotFills } from '#shared/starter-kit/template-spec.ts';
import type { Template } from '#shared/starter-kit/template.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Picture } from './project-pictures.ts';

const none = 'none';

interface SlotFieldsProps {
  readonly slots: Template['slots'];
  readonly fills: SlotFills;
  readonly pictures: readonly Picture[];
  readonly onFill: (name: string, fill: SlotFill) => void;
  /** Enter in a field. */
  readonly onMake: () => void;
}

/** What each film has of its own: said in words, or shown by a picture that the project has already. */
export function SlotFields({ slots, fills, pictures, onFill, onMake }: SlotFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-b border-line-1 p-3">
      <div>
        <h3 id={id} className="text-base font-semibold text-fg-1">
          {t('starterKit.slots')}
        </h3>
        <p className="text-meta text-fg-3">{t('starterKit.slotsFact')}</p>
      </div>
      {slots.map(({ name, words }) => {
        const { words: own = '', picture } = fills[name] ?? {};
        const fill = (change: string | Picture | null): void => {
          if (typeof change === 'string') onFill(name, { words: change });
          else onFill(name, { words: own, ...(change === null ? {} : { picture: change }) });
        };
        return (
          <div key={name} className="flex items-center gap-2">
            <span className="w-16 shrink-0 truncate text-base text-fg-2">{name}</span>
            <TextField
              aria-label={t('starterKit.slot', { name })}
              value={own}
              placeholder={words}
              disabled={picture !== undefined}
              maxLength={200}
              onChange={fill}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                onMake();
              }}
            />
            {pictures.length === 0 ? null : (
              <Select
                label={t('starterKit.picture', { name })}
                className="max-w-40"
                value={picture?.assetId ?? none}
                options={[
                  { value: none, label: t('starterKit.noPicture') },
                  ...pictures.map((each) => ({ value: each.assetId, label: each.name })),
                ]}
                onChange={(value) => {
                  fill(pictures.find(({ assetId }) => assetId === value) ?? null);
                }}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
