import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Details } from '#renderer/ui/details.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

interface FullScreenNoticeProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly sentence: string;
  /** A fact below the sentence, such as the folder. */
  readonly fact?: string | undefined;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined;
  readonly children?: ReactNode;
}

/** Takes the whole window when nothing else can be done: one title, one sentence, what to do. */
export function FullScreenNotice({ icon, title, sentence, fact, detail, action, children }: FullScreenNoticeProps) {
  return (
    <main className="flex h-full items-center justify-center bg-bg-0 p-6">
      <section role="alert" className="flex w-full max-w-[480px] gap-4">
        <Icon of={icon} size={18} className="mt-1.5 text-fg-2" />
        <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
          <h1 className="text-page text-fg-1">{title}</h1>
          <p className="text-read text-fg-2">{sentence}</p>
          {fact === undefined ? null : <p className="selectable text-base wrap-anywhere text-fg-3">{fact}</p>}
          {children}
          {detail === undefined ? null : <Details text={detail} />}
          {action === undefined ? null : (
            <Button variant="primary" size={36} onClick={action.onAction}>
              {action.label}
            </Button>
          )}
        </div>
      </section>
    </main>
  );
}
