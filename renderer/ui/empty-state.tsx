import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface EmptyAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly onAction: () => void;
}

interface EmptyStateProps {
  readonly title: string;
  /** One fact. */
  readonly fact?: string;
  /** Up to four. */
  readonly actions?: readonly EmptyAction[];
  /** `well` is the dark or grey surround of the picture, where `fg-3` is too faint. */
  readonly ground?: 'panel' | 'well';
}

/** Sits where the content will be: one title, one fact, real actions; no drawings. */
export function EmptyState({ title, fact, actions = [], ground = 'panel' }: EmptyStateProps) {
  const quiet = ground === 'well' ? 'text-fg-2' : 'text-fg-3';
  return (
    <section className="flex w-full max-w-[420px] flex-col">
      <h2 className="text-page text-fg-1">{title}</h2>
      {fact === undefined ? null : <p className={`text-read ${quiet}`}>{fact}</p>}
      {actions.length === 0 ? null : (
        <ul className="mt-4 flex flex-col">
          {actions.map((action) => (
            <li key={action.label} className="border-b border-line-2 last:border-b-0">
              <button
                type="button"
                onClick={action.onAction}
                className="flex h-12 w-full items-center gap-4 text-left text-read text-fg-1 hover:underline hover:underline-offset-4 focus-inset"
              >
                <Icon of={action.icon} size={16} />
                <span className="flex-1">{action.label}</span>
                {action.keys === undefined ? null : <Kbd keys={action.keys} className={quiet} />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
