import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { applyFromOutside, isFromOutside } from './apply-from-outside.ts';
import { editorEvents } from './editor-events.ts';
import { MentionList } from './mention-list.tsx';
import { createMentionNode } from './mention-node.tsx';
import { createSuggestionStore, suggestionOptions } from './mention-suggestions.ts';
import { fromDocument, toDocument } from './prompt-document.ts';
import type { PromptFieldProps } from './prompt-field-props.ts';
import { useLatest } from '#renderer/editing/use-latest.ts';

function attributesOf(props: PromptFieldProps, activeRow: { list: string; row: number } | null) {
  const { label, placeholder = '', isMultiline = false, fieldId } = props;
  return {
    class: 'prompt-text prompt-editor',
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': String(isMultiline),
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(placeholder === '' ? {} : { 'aria-placeholder': placeholder }),
    ...(fieldId === undefined ? {} : { 'data-prompt-field': fieldId }),
    ...(activeRow === null
      ? {}
      : { 'aria-controls': activeRow.list, 'aria-activedescendant': `${activeRow.list}-${activeRow.row}` }),
  };
}

/** What the editor is made of once; all that changes later it reads through `latest`. */
function createParts(latest: RefObject<PromptFieldProps>) {
  const suggestions = createSuggestionStore();
  return {
    suggestions,
    extensions: [
      Document,
      Paragraph,
      Text,
      Placeholder.configure({ placeholder: () => latest.current.placeholder ?? '' }),
      createMentionNode(suggestionOptions(suggestions)),
      ...(latest.current.hasOwnHistory === true ? [UndoRedo] : []),
    ],
    events: editorEvents({
      isMultiline: () => latest.current.isMultiline === true,
      offersShots: () => latest.current.offersShots === true,
      isSuggesting: () => (suggestions.getState().list?.items.length ?? 0) > 0,
      hasOwnHistory: () => latest.current.hasOwnHistory === true,
      onKey: (event) => latest.current.onKey?.(event) ?? false,
      onSettled: (view) => {
        applyFromOutside(view, latest.current.value);
      },
    }),
  };
}

/** One rich text as an editor. Its words belong to the draft, and so does undo, unless the field says otherwise. */
export function PromptEditor(props: PromptFieldProps) {
  const { value } = props;
  const latest = useLatest(props);
  const listId = useId();
  const [{ suggestions, extensions, events }] = useState(() => createParts(latest));
  const row = useStore(suggestions, ({ list }) => (list === null || list.items.length === 0 ? null : list.active));
  const attributes = attributesOf(props, row === null ? null : { list: listId, row });

  const editor = useEditor({
    // The app's policy forbids injected styles; what is needed stands in prompt-field.css.
    injectCSS: false,
    extensions,
    content: toDocument(value),
    editorProps: { ...events, attributes },
    onUpdate: ({ editor: changed, transaction }) => {
      if (!isFromOutside(transaction)) latest.current.onChange(fromDocument(changed.getJSON()));
    },
    onBlur: () => {
      suggestions.setState({ list: null });
    },
    onFocus: () => {
      latest.current.onFocus?.();
    },
  });

  useEffect(() => {
    applyFromOutside(editor.view, value);
  }, [editor, value]);

  useEffect(() => {
    if (latest.current.takesFocus !== true) return;
    // At once: what is typed next belongs here already.
    editor.view.focus();
    editor.commands.setTextSelection(editor.state.doc.content.size);
  }, [editor, latest]);

  return (
    <>
      <EditorContent editor={editor} />
      <MentionList id={listId} store={suggestions} />
    </>
  );
}
