import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import type { SuggestionList, SuggestionStore } from './mention-suggestions.ts';

/** Pixels; the list opens upwards where there is less room than this below the caret. */
const roomForList = 220;

function place(caret: DOMRect): { left: number; top?: number; bottom?: number } {
  const left = Math.max(8, Math.min(caret.left, window.innerWidth - 256));
  const isAbove = window.innerHeight - caret.bottom < roomForList && caret.top > roomForList;
  return isAbove ? { left, bottom: window.innerHeight - caret.top + 4 } : { left, top: caret.bottom + 4 };
}

function Rows({ id, list }: { readonly id: string; readonly list: SuggestionList }) {
  const { t } = useTranslation();
  const assets = useMirror((mirror) => mirror.assets);
  const activeRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    activeRow.current?.scrollIntoView({ block: 'nearest' });
  }, [list.active]);
  return list.items.map((reference, index) => (
    <div
      key={reference.id}
      ref={index === list.active ? activeRow : null}
      id={`${id}-${index}`}
      role="option"
      aria-selected={index === list.active}
      // The editor keeps the focus: pressing here must not take it.
      onPointerDown={(event) => {
        event.preventDefault();
        list.choose(reference);
      }}
      className={classNames(
        'flex min-h-7 items-center gap-2 rounded-r1 px-2 py-1',
        index === list.active ? 'bg-select-bg' : 'hover:bg-bg-3',
      )}
    >
      <MediaThumb asset={assets[reference.assetId] ?? null} alt="" className="h-5 w-8 shrink-0 rounded-r1" />
      <span className="min-w-0 flex-1 truncate font-medium">{reference.name}</span>
      <span className="text-meta text-fg-3">
        {t('prompt.mentionFacts', {
          kind: t(`common.mediaKind.${reference.kind}`),
          role: t(`common.role.${reference.role}`).toLocaleLowerCase(),
        })}
      </span>
    </div>
  ));
}

/** References offered under the caret, fixed to the window so that no panel cuts them off. Focus stays in the editor, which points here with `aria-activedescendant`. */
export function MentionList({ id, store }: { readonly id: string; readonly store: SuggestionStore }) {
  const { t } = useTranslation();
  const list = useStore(store, (state) => state.list);
  if (list === null) return null;
  const isBare = list.items.length === 0;
  if (isBare && list.query !== '') return null;
  return (
    <div
      style={place(list.caret)}
      className="fixed z-menu max-h-52 w-60 overflow-y-auto rounded-r3 border border-line-2 bg-bg-float p-1 text-base text-fg-1 shadow-1"
    >
      {isBare ? (
        <p className="px-2 py-1.5 text-fg-2">{t('prompt.noReferencesToMention')}</p>
      ) : (
        <>
          <p className="px-2 pt-1.5 pb-1 text-meta font-medium text-fg-3">{t('prompt.inThisClip')}</p>
          <div id={id} role="listbox" aria-label={t('prompt.inThisClip')}>
            <Rows id={id} list={list} />
          </div>
        </>
      )}
    </div>
  );
}
