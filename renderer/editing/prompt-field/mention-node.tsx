import { Mention } from '@tiptap/extension-mention';
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react';
import type { SuggestionOptions } from '@tiptap/suggestion';
import type { Reference } from '#shared/domain/reference.ts';
import { referenceIdSchema } from '#shared/ids.ts';
import { draftStore, useDraft } from '#renderer/editing/draft-store.ts';
import type { MentionChoice } from './mention-choices.ts';
import { ReferenceMention } from './reference-mention.tsx';

const noReferences: readonly never[] = [];

function MentionView({ node }: ReactNodeViewProps) {
  const id = referenceIdSchema.safeParse(node.attrs['id']);
  const lastName: unknown = node.attrs['label'];
  const references = useDraft(({ spec }) => spec?.references ?? noReferences);
  return (
    <NodeViewWrapper as="span">
      <ReferenceMention
        mentioned={id.success ? id.data : null}
        references={references}
        lastName={typeof lastName === 'string' ? lastName : undefined}
      />
    </NodeViewWrapper>
  );
}

/** The references of the open clip, for code outside React. */
export function openReferences(): readonly Reference[] {
  return draftStore.getState().spec?.references ?? [];
}

/** A chip holds the reference's id; its name, colour and state come from the draft, so renaming needs no edit here. */
export function createMentionNode(suggestion: Omit<SuggestionOptions<MentionChoice>, 'editor'>) {
  return Mention.extend({
    addNodeView() {
      return ReactNodeViewRenderer(MentionView, { as: 'span' });
    },
  }).configure({ deleteTriggerWithBackspace: true, suggestion });
}
