import type { JSONContent } from '@tiptap/core';
import { splitBlock } from '@tiptap/pm/commands';
import { Slice } from '@tiptap/pm/model';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { readsAsShots } from '#shared/prompt/parse/split-shots.ts';
import { redo, undo } from '#renderer/editing/draft-store.ts';
import { openReference } from '#renderer/editing/open-reference.ts';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { openReferences } from './mention-node.tsx';
import { copiedText, copiedWords, parsePastedText, readCopiedWords, wordsMimeType } from './pasted-text.ts';
import { fromDocument, toDocument } from './prompt-document.ts';

interface EditorEventsOptions {
  readonly isMultiline: () => boolean;
  /** A pasted prompt of several shots is offered as a timeline. */
  readonly offersShots: () => boolean;
  /** The list of references takes Enter and the arrows while it is open. */
  readonly isSuggesting: () => boolean;
  readonly hasOwnHistory: () => boolean;
  /** `true`: the key is used up. */
  readonly onKey: (event: KeyboardEvent) => boolean;
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

/** Words to insert: as another field of the app copied them, else plain. */
interface Pasted {
  readonly text: string;
  readonly copied: string;
}

function pastedFrom(data: DataTransfer | null): Pasted {
  return { text: data?.getData('text/plain') ?? '', copied: data?.getData(wordsMimeType) ?? '' };
}

const onOneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, ' ');

function pastedSlice(view: EditorView, { text, copied }: Pasted, isMultiline: boolean): Slice {
  const words = readCopiedWords(copied, openReferences()) ?? parsePastedText(text, openReferences());
  const fitting = isMultiline
    ? words
    : words.map((segment) => (segment.type === 'text' ? { ...segment, text: onOneLine(segment.text) } : segment));
  const document = view.state.schema.nodeFromJSON(toDocument(fitting));
  // Open at both ends: the first and last lines join the lines they land in.
  return new Slice(document.content, 1, 1);
}

/** The mention that is selected, and nothing beside it. */
function selectedMention(view: EditorView): ReferenceId | null {
  const [segment, ...others] = view.state.selection.empty ? [] : wordsOf(view.state.selection.content());
  return segment?.type === 'mention' && others.length === 0 ? segment.referenceId : null;
}

function onKeyDown(view: EditorView, event: KeyboardEvent, options: EditorEventsOptions): boolean {
  const { isMultiline, isSuggesting, hasOwnHistory, onKey } = options;
  if (event.isComposing) return false;
  if (!isSuggesting() && onKey(event)) return true;
  const step = hasOwnHistory() ? null : historyKey(event);
  if (step !== null) {
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  }
  if (event.key !== 'Enter' || isSuggesting()) return false;
  const chosen = selectedMention(view);
  if (chosen !== null) {
    openReference(chosen, view.dom);
    return true;
  }
  // The browser's own line break is a node that these words do not have.
  if ((event.shiftKey || event.altKey) && isMultiline()) return splitBlock(view.state, view.dispatch);
  // Ctrl+Enter generates: the app hears it, the words do not change.
  return event.ctrlKey || event.metaKey || !isMultiline();
}

function onBeforeInput(event: InputEvent, { hasOwnHistory }: EditorEventsOptions): boolean {
  if (hasOwnHistory()) return false;
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

function wordsOf(slice: Slice): RichTextSegment[] {
  const content = slice.content.toJSON() as JSONContent[] | null;
  return fromDocument({ type: 'doc', content: inParagraphs(content ?? []) });
}

/** The selected words go to the clipboard, for other programs and for the fields of this one. `false`: none are selected. */
function copyWords(view: EditorView, event: ClipboardEvent): boolean {
  if (view.state.selection.empty || event.clipboardData === null) return false;
  event.preventDefault();
  const words = wordsOf(view.state.selection.content());
  event.clipboardData.setData('text/plain', copiedText(words, openReferences()));
  event.clipboardData.setData(wordsMimeType, copiedWords(words, openReferences()));
  return true;
}

/** What a prompt field does with keys, the clipboard and drops. Only words and mentions get in, never markup. */
export function editorEvents(options: EditorEventsOptions): EditorProps {
  const insert = (view: EditorView, { from, to }: { from: number; to: number }, pasted: Pasted): void => {
    const slice = pastedSlice(view, pasted, options.isMultiline());
    view.dispatch(view.state.tr.replaceRange(from, to, slice).scrollIntoView());
  };
  return {
    handleKeyDown: (view, event) => onKeyDown(view, event, options),
    clipboardTextSerializer: (slice) => copiedText(wordsOf(slice), openReferences()),
    // Before ProseMirror looks at them: it would parse the markup that comes along.
    handleDOMEvents: {
      copy: copyWords,
      cut: (view, event) => {
        if (!copyWords(view, event)) return false;
        view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
        return true;
      },
      paste: (view, event) => {
        event.preventDefault();
        const pasted = pastedFrom(event.clipboardData);
        const { text } = pasted;
        const paste = (): void => {
          if (!view.isDestroyed) insert(view, view.state.tr.selection, pasted);
        };
        if (options.offersShots() && readsAsShots(text)) askAboutPrompt({ kind: 'pasted', text, insert: paste });
        else if (text !== '') paste();
        return true;
      },
      drop: (view, event) => {
        if (view.dragging !== null || (event.dataTransfer?.files.length ?? 0) > 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        const pasted = pastedFrom(event.dataTransfer);
        if (at !== null && pasted.text !== '') insert(view, { from: at.pos, to: at.pos }, pasted);
        return true;
      },
      beforeinput: (_view, event) => onBeforeInput(event, options),
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
