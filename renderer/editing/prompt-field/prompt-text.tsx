import type { Reference } from '#shared/domain/reference.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { linesOf } from './prompt-document.ts';
import { ReferenceMention } from './reference-mention.tsx';

interface PromptTextProps {
  readonly text: RichText;
  readonly references: readonly Reference[];
  /** Shown while there are no words. */
  readonly placeholder?: string | undefined;
  readonly className?: string;
}

/** Words with chips, to read. It has the same boxes as the editor that takes its place, so nothing moves. */
export function PromptText({ text, references, placeholder, className }: PromptTextProps) {
  const lines = linesOf(text);
  const isEmpty = lines.length === 1 && lines[0]?.length === 0;
  return (
    <div className={className === undefined ? 'prompt-text' : `prompt-text ${className}`}>
      {isEmpty && placeholder !== undefined ? <p className="text-fg-3">{placeholder}</p> : null}
      {isEmpty && placeholder !== undefined
        ? null
        : lines.map((line, lineIndex) => (
            // Lines and segments have no identity besides their place.
            <p key={`${lineIndex}`}>
              {line.length === 0 ? <br /> : null}
              {line.map((segment, index) =>
                segment.type === 'text' ? (
                  segment.text
                ) : (
                  <ReferenceMention
                    key={`${index}`}
                    mentioned={segment.referenceId}
                    references={references}
                    lastName={segment.lastName}
                  />
                ),
              )}
            </p>
          ))}
    </div>
  );
}
