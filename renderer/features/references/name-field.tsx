import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '#shared/domain/reference.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { nameProblem } from '#renderer/editing/reference-names.ts';
import { fieldSurface } from '#renderer/ui/field-surface.ts';
import { rename } from './references-actions.ts';

const noReferences: readonly never[] = [];

/** A name being changed in place. Enter keeps it, Escape does not; a name that cannot be typed after `@` is not taken. */
export function NameField({ reference, onDone }: { readonly reference: Reference; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(reference.name);
  const errorId = useId();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const problem = nameProblem(name, references, reference.id);
  const keep = (): void => {
    if (problem === null && name !== reference.name) rename(reference.id, name);
    onDone();
  };
  return (
    <div className="relative mt-1">
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to rename it
        autoFocus
        value={name}
        maxLength={40}
        aria-label={t('references.nameOf', { name: reference.name })}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : errorId}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setName(event.target.value);
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && problem === null) keep();
          if (event.key === 'Escape') onDone();
        }}
        className={`${fieldSurface} h-5 w-full min-w-0 px-1`}
      />
      {problem === null ? null : (
        <p
          id={errorId}
          role="alert"
          className="absolute top-6 left-0 z-menu w-44 rounded-r2 bg-bg-float px-2 py-1 text-meta text-danger shadow-1"
        >
          {t(`references.nameProblem.${problem}`)}
        </p>
      )}
    </div>
  );
}
