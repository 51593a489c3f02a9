import { Link2, RefreshCw, Scissors } from 'lucide-react';
import type { Seam } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import { IconButton, type IconButtonProps } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { words } from '#renderer/words/words.ts';
import { seamEntries } from './seam-menu.ts';
import { seamText } from './seam-text.ts';

interface SeamButtonProps {
  readonly clip: Clip;
  readonly before: Clip;
  readonly seam: Seam;
}

function labelOf(clip: Clip, seam: Seam): string {
  return words.t('studio.seam.label', { clip: clip.name, seam: seamText(seam) });
}

/**
 * Between two clips: scissors for a cut, a link where the second goes on from a take of the first. Where that take is no
 * longer in the film, one click makes it fit again. It is no tab stop: the menu of the clip has all of this too.
 */
export function SeamButton({ clip, before, seam }: SeamButtonProps) {
  const isStale = seam.kind !== 'cut' && seam.stale?.since != null;
  const entries = seamEntries(clip, seam, before);
  const face: IconButtonProps = {
    label: labelOf(clip, seam),
    icon: isStale ? RefreshCw : seam.kind === 'link' ? Link2 : Scissors,
    iconSize: 12,
    size: 24,
    tabIndex: -1,
    tooltipSide: 'bottom',
    // 24 px to hit, 18 px between the cards.
    className: '-mx-[3px]',
    ...(seam.kind !== 'cut' && seam.stale !== null ? { style: { color: 'var(--accent-text)' } } : {}),
  };
  if (isStale) {
    return (
      <IconButton
        {...face}
        onClick={() => void import('./continue-actions.ts').then(({ rebuild }) => rebuild(clip.id))}
      />
    );
  }
  if (entries.length === 0) return <IconButton {...face} aria-disabled />;
  return (
    <Menu entries={entries} align="center">
      <IconButton {...face} />
    </Menu>
  );
}
