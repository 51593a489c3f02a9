import type { JSONContent } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { RichText } from '#shared/domain/rich-text.ts';
import { isSameText, fromDocument, toDocument } from './prompt-document.ts';

const outside = 'isFromOutside';

/** True for a change that came from the draft: undo, another field, the other window. It must not be written back. */
export function isFromOutside(transaction: Transaction): boolean {
  return transaction.getMeta(outside) === true;
}

/**
 * Brings the draft's words into the editor. Only the part that differs is replaced, so the caret stays where it was in
 * everything else. While an input method composes, nothing is touched: it would lose the half-typed word.
 */
export function applyFromOutside(view: EditorView, text: RichText): void {
  if (view.isDestroyed || view.composing) return;
  const { doc, schema, tr } = view.state;
  if (isSameText(fromDocument(doc.toJSON() as JSONContent), text)) return;
  const next = schema.nodeFromJSON(toDocument(text));
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  // Repeated letters make the two ends overlap ("aa" to "aaa"): push them apart again.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  view.dispatch(tr.setMeta(outside, true).setMeta('addToHistory', false));
}
