import { lazy, Suspense } from 'react';
import { useDraft } from '#renderer/editing/draft-store.ts';
import type { PromptFieldProps } from './prompt-field-props.ts';
import { PromptText } from './prompt-text.tsx';
import './prompt-field.css';

/** The editor is the largest library of the app and arrives after the first paint; until then the words are there to read. */
const PromptEditor = lazy(async () => {
  const { PromptEditor: loaded } = await import('./prompt-editor.tsx');
  return { default: loaded };
});

const noReferences: readonly never[] = [];

/** Words with mentions of the open clip's references. Typing `@` offers them. */
export function PromptField(props: PromptFieldProps) {
  const { value, placeholder, look = 'boxed' } = props;
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  return (
    <div className={look === 'boxed' ? 'prompt-field-boxed min-w-0 flex-1' : 'min-w-0 flex-1'}>
      <Suspense fallback={<PromptText text={value} references={references} placeholder={placeholder} />}>
        <PromptEditor {...props} />
      </Suspense>
    </div>
  );
}

/** Puts the caret at the end of a field, if it is on screen and loaded. */
export function focusPromptField(fieldId: string): void {
  focusFieldIn(document, `[data-prompt-field="${CSS.escape(fieldId)}"]`);
}

/** Puts the caret at the end of the first field inside an element. */
export function focusFieldIn(container: ParentNode, selector = '[data-prompt-field], .prompt-editor'): void {
  const field = container.querySelector<HTMLElement>(selector);
  if (field === null) return;
  field.focus();
  getSelection()?.selectAllChildren(field);
  getSelection()?.collapseToEnd();
}
