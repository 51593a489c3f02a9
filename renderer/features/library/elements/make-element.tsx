import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createElement, fileOfAsset, usualKind } from '#renderer/editing/elements/element-actions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { useLibrary } from '../library-store.ts';

/** Gives the selected files one name that can be mentioned in any clip of the project. */
export function MakeElement() {
  const { t } = useTranslation();
  const items = useLibrary((library) => library.items);
  const ids = useLibrary((library) => library.selection.ids);
  const [isNaming, setIsNaming] = useState(false);
  const selected = items.filter(({ id, asset }) => ids.has(id) && !asset.isMissing);
  const files = [...new Map(selected.map(({ asset }) => [asset.id, asset])).values()];
  if (files.length === 0) return null;
  const [first] = files;
  return (
    <>
      <Button
        variant="quiet"
        size={24}
        icon={Users}
        onClick={() => {
          setIsNaming(true);
        }}
      >
        {t('elements.makeOfThese', { count: files.length })}
      </Button>
      {isNaming ? (
        <NameDialog
          title={t('elements.createTitle')}
          fieldLabel={t('elements.name')}
          submitLabel={t('elements.make')}
          cancelLabel={t('common.cancel')}
          initialName={first?.name.replace(/\.[^.]*$/u, '') ?? ''}
          onSubmit={(name) =>
            void createElement(name, usualKind(files.map(({ kind }) => kind)), files.map(fileOfAsset))
          }
          onClose={() => {
            setIsNaming(false);
          }}
        />
      ) : null}
    </>
  );
}
