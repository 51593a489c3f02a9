import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Choice, ChoiceGroup } from './picker-model.ts';

interface PickerGridProps {
  readonly listId: string;
  readonly label: string;
  readonly found: readonly ChoiceGroup[];
  readonly query: string;
  readonly activeId: string | null;
  readonly chosenId: string | null;
  readonly picture: (id: string, isActive: boolean) => ReactNode;
  readonly onActive: (id: string) => void;
  readonly onChoose: (id: string) => void;
}

interface TileProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly picture: ReactNode;
  readonly onActive: () => void;
  readonly onChoose: () => void;
}

function Tile({ id, choice, isActive, isChosen, picture, onActive, onChoose }: TileProps) {
  const tile = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) tile.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // The search field has the keys: it points here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are those of the combobox that controls this list
    <div
      ref={tile}
      id={id}
      role="option"
      aria-label={choice.label}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      onPointerMove={isActive ? undefined : onActive}
      onPointerDown={(event) => {
        // The focus stays in the search field.
        event.preventDefault();
      }}
      onClick={onChoose}
      className={classNames(
        'flex w-[84px] flex-col gap-1 rounded-r2 p-1 pb-1.5',
        isActive && 'bg-select-bg outline-2 outline-accent-line',
      )}
    >
      <span
        className={classNames(
          'block h-[43px] overflow-hidden rounded-r1 border',
          isChosen ? 'border-select shadow-[0_0_0_1px_var(--select)]' : 'border-line-2',
        )}
      >
        {picture}
      </span>
      <span className={classNames('text-meta/3.5 break-words', isChosen ? 'font-semibold text-fg-1' : 'text-fg-2')}>
        {choice.label}
      </span>
    </div>
  );
}

/** The tiles, group by group. */
export function PickerGrid(props: PickerGridProps) {
  const { listId, label, found, query, activeId, chosenId, picture, onActive, onChoose } = props;
  const { t } = useTranslation();
  return (
    <div id={listId} role="listbox" aria-label={label} className="min-h-0 flex-1 overflow-y-auto p-2 pt-1">
      {found.length === 0 ? <p className="p-2 text-fg-3">{t('setUp.nothingFits', { query })}</p> : null}
      {found.map((group) => (
        <div key={group.id} role="group" aria-label={group.title}>
          <p aria-hidden="true" className="px-1 pt-1.5 pb-0.5 text-meta font-medium text-fg-3">
            {group.title}
          </p>
          <div className="grid grid-cols-4">
            {group.choices.map((choice) => (
              <Tile
                key={choice.id}
                id={`${listId}-${choice.id}`}
                choice={choice}
                isActive={choice.id === activeId}
                isChosen={choice.id === chosenId}
                picture={picture(choice.id, choice.id === activeId)}
                onActive={() => {
                  onActive(choice.id);
                }}
                onChoose={() => {
                  onChoose(choice.id);
                }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
