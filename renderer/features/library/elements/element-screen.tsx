import { PanelLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createElement, listElements } from '#renderer/editing/elements/element-actions.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import type { PanelSwitch } from '../library-toolbar.tsx';
import { ElementCard } from './element-card.tsx';

interface ElementScreenProps {
  readonly buckets: PanelSwitch;
  readonly isSmall: boolean;
  /** `data-drop` of the element that files are held over; `null`: none. */
  readonly over: string | null;
}

/** Cast & places of the open project: who and what can be mentioned by name in any of its clips. */
export function ElementScreen({ buckets, isSmall, over }: ElementScreenProps) {
  const { t } = useTranslation();
  const elements = useMirror((mirror) => mirror.elements);
  const project = useMirror(({ projects, openProjectId }) =>
    openProjectId === null ? undefined : projects[openProjectId]?.name,
  );
  const [isNaming, setIsNaming] = useState(false);
  const list = listElements(elements);
  const startNaming = (): void => {
    setIsNaming(true);
  };
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line-1 px-3">
        {isSmall || !buckets.isOpen ? (
          <ToggleButton
            label={t('library.buckets')}
            icon={PanelLeft}
            isPressed={buckets.isOpen}
            onToggle={buckets.setOpen}
          />
        ) : null}
        <h2 className="truncate text-base font-semibold">{t('elements.ofProject', { project: project ?? '' })}</h2>
        <Button icon={Plus} className="ml-auto" onClick={startNaming}>
          {t('elements.create')}
        </Button>
      </div>
      {list.length === 0 ? (
        <div className="flex flex-1 p-6">
          <EmptyState
            title={t('elements.nothing.title')}
            fact={t('elements.nothing.fact')}
            actions={[{ label: t('elements.create'), icon: Plus, onAction: startNaming }]}
          />
        </div>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          {list.map((element) => (
            <ElementCard key={element.id} element={element} isOver={over === element.id} />
          ))}
        </div>
      )}
      {isNaming ? (
        <NameDialog
          title={t('elements.createTitle')}
          fieldLabel={t('elements.name')}
          submitLabel={t('elements.make')}
          cancelLabel={t('common.cancel')}
          initialName=""
          onSubmit={(name) => void createElement(name, 'character', [])}
          onClose={() => {
            setIsNaming(false);
          }}
        />
      ) : null}
    </>
  );
}
