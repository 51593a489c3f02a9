import { AudioLines, Film, Image, Unplug, type LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import type { MediaKind } from '#shared/domain/reference.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export const mediaKindIcons: Readonly<Record<MediaKind, LucideIcon>> = { image: Image, video: Film, audio: AudioLines };

interface ReferenceChipProps extends Omit<ComponentPropsWithRef<'span'>, 'children'> {
  readonly name: string;
  readonly kind: MediaKind;
  /** 1 to 12. */
  readonly hue: number;
  /** "Mira, image, identity". */
  readonly accessibleName: string;
  readonly isMissing?: boolean;
  /** Its tile or another chip of it is hovered. */
  readonly isLit?: boolean;
}

/** A mention: kind icon and name; the icon stands for the "@". */
export function ReferenceChip(props: ReferenceChipProps) {
  const { name, kind, hue, accessibleName, isMissing = false, isLit = false, className, ...rest } = props;
  return (
    <span
      {...rest}
      role="img"
      aria-label={accessibleName}
      data-hue={isMissing ? undefined : hue}
      className={classNames(
        'mx-px inline-flex h-[1.385em] max-w-full items-center gap-1 rounded-r1 px-1 align-[-0.22em] font-medium',
        isMissing ? 'text-danger shadow-[inset_0_0_0_1px_var(--danger-line)]' : 'bg-hue-bg text-hue-fg',
        isLit && !isMissing && 'shadow-[inset_0_0_0_1.5px_var(--hue)]',
        className,
      )}
    >
      <Icon of={isMissing ? Unplug : mediaKindIcons[kind]} size={12} className={isMissing ? '' : 'text-hue'} />
      <span className="truncate">{name}</span>
    </span>
  );
}
