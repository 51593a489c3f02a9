import { Users } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import type { AssetId } from '#shared/ids.ts';
import type { MentionChoice } from './mention-choices.ts';
import type { SuggestionList, SuggestionStore } from './mention-suggestions.ts';

/** Pixels; the list opens upwards where there is less room than this below the caret. */
const roomForList = 300;

function place(caret: DOMRect): { left: number; top?: number; bottom?: number } {
  const left = Math.max(8, Math.min(caret.left, window.innerWidth - 304));
  const isAbove = window.innerHeight - caret.bottom < roomForList && caret.top > roomForList;
  return isAbove ? { left, bottom: window.innerHeight - caret.top + 4 } : { left, top: caret.bottom + 4 };
}

function pictureOf(choice: MentionChoice): AssetId | null {
  if (choice.type === 'reference') return choice.reference.assetId;
  return choice.type === 'library' ? choice.item.asset.id : (choice.element.assets[0]?.assetId ?? null);
}

/** "image, identity", "character, 3 files", "video", "take 3". */
function useFacts(choice: MentionChoice): string {
  const { t } = useTranslation();
  if (choice.type === 'element') {
    const { kind, assets } = choice.element;
    return t('mentions.elementFacts', { kind: t(`common.elementKind.${kind}`), count: assets.length });
  }
  if (choice.type === 'library') {
    const { take, asset } = choice.item;
    return take === null ? t(`common.mediaKind.${asset.kind}`) : t('mentions.take', { number: take.number });
  }
  const { kind, role } = choice.reference;
  return t('prompt.mentionFacts', {
    kind: t(`common.mediaKind.${kind}`),
    role: t(`common.role.${role}`).toLocaleLowerCase(),
  });
}

interface RowProps {
  readonly id: string;
  readonly choice: MentionChoice;
  readonly isActive: boolean;
  readonly onChoose: (choice: MentionChoice) => void;
}

function Row({ id, choice, isActive, onChoose }: RowProps) {
  const facts = useFacts(choice);
  const assetId = pictureOf(choice);
  const asset = useMirror((mirror) => (assetId === null ? undefined : mirror.assets[assetId]));
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      // The editor keeps the focus: pressing here must not take it.
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose(choice);
      }}
      className={classNames(
        'flex min-h-7 items-center gap-2 rounded-r1 px-2 py-1',
        isActive ? 'bg-select-bg' : 'hover:bg-bg-3',
      )}
    >
      <MediaThumb
        asset={asset ?? (choice.type === 'library' ? choice.item.asset : null)}
        alt=""
        className="h-5 w-8 shrink-0 rounded-r1"
      />
      <span
        data-hue={choice.type === 'reference' ? choice.reference.hue : undefined}
        className={classNames(
          'inline-flex min-w-0 flex-1 items-center gap-1 font-medium',
          choice.type === 'reference' && 'text-hue-fg',
        )}
      >
        {choice.type === 'element' ? <Icon of={Users} size={12} className="shrink-0 text-fg-3" /> : null}
        <span className="truncate">{choice.name}</span>
      </span>
      <span className="shrink-0 text-meta text-fg-3">{facts}</span>
    </div>
  );
}

const sections = ['reference', 'element', 'library'] as const satisfies readonly MentionChoice['type'][];

function Sections({ id, list }: { readonly id: string; readonly list: SuggestionList }) {
  const { t } = useTranslation();
  return sections.map((type) => {
    const rows = list.items.flatMap((choice, index) => (choice.type === type ? [{ choice, index }] : []));
    if (rows.length === 0) return null;
    return (
      <div key={type} role="group" aria-labelledby={`${id}-${type}`}>
        <p id={`${id}-${type}`} role="presentation" className="px-2 pt-1.5 pb-1 text-meta font-medium text-fg-3">
          {t(`mentions.section.${type}`)}
        </p>
        {rows.map(({ choice, index }) => (
          <Row
            key={index}
            id={`${id}-${index}`}
            choice={choice}
            isActive={index === list.active}
            onChoose={list.choose}
          />
        ))}
      </div>
    );
  });
}

/** Names offered under the caret, fixed to the window so that no panel cuts them off. Focus stays in the editor, which points here with `aria-activedescendant`. */
export function MentionList({ id, store }: { readonly id: string; readonly store: SuggestionStore }) {
  const { t } = useTranslation();
  const list = useStore(store, (state) => state.list);
  if (list === null) return null;
  const isBare = list.items.length === 0;
  if (isBare && list.query !== '') return null;
  return (
    <div
      style={place(list.caret)}
      className="fixed z-menu max-h-72 w-72 overflow-y-auto rounded-r3 border border-line-2 bg-bg-float p-1 text-base text-fg-1 shadow-1"
    >
      {isBare ? (
        <p className="px-2 py-1.5 text-fg-2">{t('prompt.noReferencesToMention')}</p>
      ) : (
        <div id={id} role="listbox" aria-label={t('mentions.list')}>
          <Sections id={id} list={list} />
        </div>
      )}
    </div>
  );
}
