import type { RichText, RichTextSegment } from '#shared/domain/rich-text.ts';

export interface PromptFieldProps {
  /** The field's name for screen readers. */
  readonly label: string;
  readonly value: RichText;
  readonly onChange: (value: RichTextSegment[]) => void;
  readonly placeholder?: string;
  /** Enter starts a new line; otherwise it does nothing, and pasted lines are joined. */
  readonly isMultiline?: boolean;
  /** Words of a clip's timeline: a pasted prompt of several shots is offered as one. */
  readonly offersShots?: boolean;
  /** `boxed` has a fill and an underline; `bare` stands in a document whose block shows the focus. */
  readonly look?: 'boxed' | 'bare';
  readonly onFocus?: () => void;
  /** Takes the focus when it appears, with the caret at the end. */
  readonly takesFocus?: boolean;
  /** Its words are no part of the draft yet: undo is its own. */
  readonly hasOwnHistory?: boolean;
  /** A key that neither the list of references nor an input method wants. `true`: it is used up. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** Marks the element that `focusPromptField` finds. */
  readonly fieldId?: string;
}
