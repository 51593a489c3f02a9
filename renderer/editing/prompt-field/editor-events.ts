import type { JSONContent } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { readsAsShots } from '#shared/prompt/parse/split-shots.ts';
import { redo, undo } from '#renderer/editing/draft-store.ts';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { openReferences } from './mention-node.tsx';
import { copiedText, parsePastedText } from './pasted-text.ts';
import { fromDocument, toDocument } from './prompt-document.ts';

interface EditorEventsOptions {
  readonly isMultiline: () => boolean;
  /** A pasted prompt of several shots is offered as a timeline. */
  readonly offersShots: () => boolean;
  /** The list of references takes Enter and the arrows while it is open. */
  readonly isSuggesting: () => boolean;
  /** An input method has finished: changes that waited for it may come in. */
  readonly onSettled: (view: EditorView) => void;
}

/** Undo belongs to the whole clip; the browser's own would bring back words that the draft does not know. */
function historyKey(event: KeyboardEvent): (() => void) | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLocaleLowerCase('en');
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' && !event.shiftKey ? redo : null;
}

function pastedSlice(view: EditorView, pasted: string, isMultiline: boolean): Slice {
  const text = isMultiline ? pasted : pasted.replace(/\s*[\r\n]+\s*/gu, ' ');
  const document = view.state.schema.nodeFromJSON(toDocument(parsePastedText(text, openReferences())));
  // Open at both ends: the first and last lines join the lines they land in.
  return new Slice(document.content, 1, 1);
}

function onKeyDown(event: KeyboardEvent, { isMultiline, isSuggesting }: EditorEventsOptions): boolean {
  if (event.isComposing) return false;
  const step = historyKey(event);
  if (step !== null) {
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  }
  if (event.key !== 'Enter' || isSuggesting()) return false;
  // Ctrl+Enter generates: the app hears it, the words do not change.
  return event.ctrlKey || event.metaKey || !isMultiline();
}

function onBeforeInput(event: InputEvent): boolean {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
  event.preventDefault();
  if (event.inputType === 'historyUndo') undo();
  else redo();
  return true;
}

/** A copied piece of one line has no paragraph around it. */
function inParagraphs(content: JSONContent[]): JSONContent[] {
  return content.every(({ type }) => type === 'paragraph') ? content : [{ type: 'paragraph', content }];
}

/** What a prompt field does with keys, the clipboard and drops. Only words and mentions get in, never markup. */
export function editorEvents(options: EditorEventsOptions): EditorProps {
  const insert = (view: EditorView, { from, to }: { from: number; to: number }, text: string): void => {
    const slice = pastedSlice(view, text, options.isMultiline());
    view.dispatch(view.state.tr.replaceRange(from, to, slice).scrollIntoView());
  };
  return {
    handleKeyDown: (_view, event) => onKeyDown(event, options),
    clipboardTextSerializer: (slice) => {
      const content = slice.content.toJSON() as JSONContent[] | null;
      return copiedText(fromDocument({ type: 'doc', content: inParagraphs(content ?? []) }), openReferences());
    },
    // Before ProseMirror looks at them: it would parse the markup that comes along.
    handleDOMEvents: {
      paste: (view, event) => {
        event.preventDefault();
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const paste = (): void => {
          if (!view.isDestroyed) insert(view, view.state.tr.selection, text);
        };
        if (options.offersShots() && readsAsShots(text)) askAboutPrompt({ kind: 'pasted', text, insert: paste });
        else if (text !== '') paste();
        return true;
      },
      drop: (view, event) => {
        if (view.dragging !== null || (event.dataTransfer?.files.length ?? 0) > 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        const text = event.dataTransfer?.getData('text/plain') ?? '';
        if (at !== null && text !== '') insert(view, { from: at.pos, to: at.pos }, text);
        return true;
      },
      beforeinput: (_view, event) => onBeforeInput(event),
      compositionend: (view) => {
        // The browser commits the composed word after this event.
        setTimeout(() => {
          options.onSettled(view);
        });
        return false;
      },
    },
  };
}
