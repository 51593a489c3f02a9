import type { PromptRequest } from '#renderer/editing/prompt-request.ts';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { ChooseTextDialog } from './choose-text-dialog.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { PastedDialog, ReadTextDialog } from './read-dialogs.tsx';
import './timeline-words.ts';

const close = (): void => {
  askAboutPrompt(null);
};

/** The dialog that a question about the prompt needs. */
export function TimelineDialogs({ request }: { readonly request: PromptRequest }) {
  const spec = useDraft((draft) => draft.spec);
  if (spec === null) return null;
  const shared = { spec, onClose: close };
  if (request.kind === 'read-text') return <ReadTextDialog {...shared} />;
  if (request.kind === 'choose-text') return <ChooseTextDialog {...shared} />;
  if (request.kind === 'pasted') return <PastedDialog {...shared} text={request.text} onInsert={request.insert} />;
  return request.kind === 'paste' ? <PasteDialog {...shared} /> : null;
}
