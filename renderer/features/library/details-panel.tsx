import { ArchiveRestore, ImagePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryItem } from '#shared/domain/library.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Tabs, type Tab } from '#renderer/ui/tabs.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { DetailsPlayer } from './details-player.tsx';
import { FileTab } from './file-tab.tsx';
import { itemTitle } from './item-words.ts';
import {
  attachToOpenClip,
  restoreSelected,
  reuseEverything,
  reusePrompt,
  reuseReferences,
  trashSelected,
} from './library-actions.ts';
import { useActiveItem, useLibrary } from './library-store.ts';
import { RecipeTab } from './recipe-tab.tsx';
import { useRecipe, type RecipeState } from './use-recipe.ts';

type TabName = 'recipe' | 'file';

interface ReuseProps {
  readonly item: LibraryItem;
  readonly state: RecipeState;
  readonly onOpenStudio: () => void;
}

/** What a take was made from, for the next one. Nothing is overwritten without a way back. */
function Reuse({ item, state, onOpenStudio }: ReuseProps) {
  const { t } = useTranslation();
  const clipName = useDraft((draft) => draft.clipId);
  const openName = useMirror((mirror) => (clipName === null ? undefined : mirror.clips[clipName]?.name));
  if (state.status !== 'ready') return null;
  const { recipe } = state;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-t border-line-1 p-3">
      <Button
        onClick={() =>
          void reuseEverything(item, recipe).then((isDone) => {
            if (isDone) onOpenStudio();
          })
        }
      >
        {t('library.reuse.everything')}
      </Button>
      {openName === undefined ? null : (
        <>
          <span className="text-meta font-medium text-fg-3">{t('library.reuse.inClip', { clip: openName })}</span>
          <span className="flex gap-2">
            <Button
              onClick={() => {
                reusePrompt(recipe);
              }}
            >
              {t('library.reuse.prompt')}
            </Button>
            {recipe.spec.references.length === 0 ? null : (
              <Button
                onClick={() => {
                  reuseReferences(recipe);
                }}
              >
                {t('library.reuse.references')}
              </Button>
            )}
          </span>
        </>
      )}
    </div>
  );
}

function Header({ item }: { readonly item: LibraryItem }) {
  const { t } = useTranslation();
  const isTrash = useLibrary((library) => library.bucket === 'trash');
  const openClipId = useDraft((draft) => draft.clipId);
  const openName = useMirror((mirror) => (openClipId === null ? undefined : mirror.clips[openClipId]?.name));
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line-1 pr-2 pl-3">
      <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{itemTitle(item)}</h2>
      {isTrash || openName === undefined ? null : (
        <IconButton
          label={t('library.attach', { clip: openName })}
          icon={ImagePlus}
          iconSize={14}
          onClick={() => {
            attachToOpenClip(item);
          }}
        />
      )}
      {isTrash ? (
        <Button size={24} variant="quiet" icon={ArchiveRestore} onClick={restoreSelected}>
          {t('library.restore')}
        </Button>
      ) : (
        <IconButton
          label={t('library.trash')}
          icon={Trash2}
          iconSize={14}
          keys="Del"
          onClick={() => void trashSelected()}
        />
      )}
    </div>
  );
}

function Details({ item, onOpenStudio }: { readonly item: LibraryItem; readonly onOpenStudio: () => void }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<TabName>('recipe');
  const state = useRecipe(item.take?.id ?? null);
  const tabs: Tab<TabName>[] = [
    { value: 'file', label: t('library.tab.file'), content: <Scroll>{<FileTab item={item} />}</Scroll> },
  ];
  if (item.take !== null) {
    const content =
      state.status === 'ready' ? (
        <RecipeTab item={item} recipe={state.recipe} />
      ) : state.status === 'failed' ? (
        <ErrorNotice sentence={errorSentence(state.error)} detail={state.error.detail} className="p-3" />
      ) : null;
    tabs.unshift({ value: 'recipe', label: t('library.tab.recipe'), content: <Scroll>{content}</Scroll> });
  }
  return (
    <>
      <Header item={item} />
      <DetailsPlayer key={item.asset.id} asset={item.asset} />
      <Tabs
        label={t('library.details')}
        className="min-h-0 flex-1 border-t border-line-1"
        value={item.take === null ? 'file' : tab}
        onChange={setTab}
        tabs={tabs}
      />
      {item.take === null ? null : <Reuse item={item} state={state} onOpenStudio={onOpenStudio} />}
    </>
  );
}

function Scroll({ children }: { readonly children: React.ReactNode }) {
  return <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>;
}

/** Everything about the one item that is selected. It never touches the words that are being written. */
export function DetailsPanel({ onOpenStudio }: { readonly onOpenStudio: () => void }) {
  const { t } = useTranslation();
  const item = useActiveItem();
  const count = useLibrary((library) => library.selection.ids.size);
  if (item !== null) return <Details item={item} onOpenStudio={onOpenStudio} />;
  return (
    <p className="p-3 text-base text-fg-3">{count === 0 ? t('library.selectOne') : t('library.selected', { count })}</p>
  );
}
