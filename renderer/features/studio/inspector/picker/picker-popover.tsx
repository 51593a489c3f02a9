import { Popover } from '@base-ui/react/popover';
import { useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/text-field.tsx';
import { PickerGrid } from './picker-grid.tsx';
import { isPickerKey, neighbourOf, type Choice, type ChoiceGroup } from './picker-model.ts';
import './set-up-words.ts';

export interface PickerPlace {
  /** What the popover stands beside, and where the focus goes back to. */
  readonly anchor: HTMLElement | null;
  /** Where it stands if there is room. */
  readonly side: 'left' | 'bottom';
  /** The id that the list of tiles gets. */
  readonly listId: string;
  /** What was typed to open it. */
  readonly initialQuery: string;
  readonly onClose: () => void;
}

/** The words about the active tile stand beside the grid, so the whole is as wide as both. */
const popup =
  'flex max-h-(--available-height) w-[560px] overflow-hidden rounded-r3 border border-line-2 bg-bg-float text-base text-fg-1 shadow-1 ' +
  'transition-opacity duration-base outline-none data-ending-style:opacity-0 data-starting-style:opacity-0';

interface PickerPopoverProps extends PickerPlace {
  /** The name of the search field. */
  readonly label: string;
  /** An example of what may be typed. */
  readonly placeholder: string;
  /** What fits the query. */
  readonly found: readonly ChoiceGroup[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** `null`: what is set differs from shot to shot. */
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly picture: (id: string, isActive: boolean) => ReactNode;
  /** Controls under the words about a choice. */
  readonly controls?: (id: string) => ReactNode;
}

/** What the active choice looks like in words, and what of it is sent. */
function AboutChoice({ choice, children }: { readonly choice: Choice | undefined; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex w-44 shrink-0 flex-col gap-3 border-l border-line-1 p-3">
      {choice === undefined ? null : (
        <>
          <div aria-live="polite" className="flex flex-col gap-1">
            <p className="text-base font-semibold">{choice.label}</p>
            <p className="text-base text-fg-2">{choice.about}</p>
          </div>
          <div className="flex flex-col gap-1">
            <p className="text-meta font-medium text-fg-3">{t('setUp.inPrompt')}</p>
            {choice.prompt === '' ? (
              <p className="text-base text-fg-3">{t('setUp.notInPrompt')}</p>
            ) : (
              <p data-prompt-words className="text-base text-fg-1">
                {choice.prompt}
              </p>
            )}
          </div>
          {children}
        </>
      )}
      <p className="mt-auto text-meta text-fg-3">{t('setUp.keys')}</p>
    </div>
  );
}

/** Which tile the keys stand on: what is chosen at first, the best fit while somebody types. */
function useActive(found: readonly ChoiceGroup[], chosenId: string | null, query: string) {
  const [wanted, setWanted] = useState({ id: query.trim() === '' ? chosenId : '', query });
  const all = found.flatMap(({ choices }) => choices);
  const isAsked = wanted.query === query || query.trim() === '';
  const active = (isAsked ? all.find(({ id }) => id === wanted.id) : undefined) ?? all[0];
  const setActive = (id: string): void => {
    setWanted({ id, query });
  };
  return { active, setActive };
}

/** Left of a field it leaves the label in sight, which stands there. */
function gapTo({ side }: { readonly side: string }): number {
  return side === 'left' ? 92 : 8;
}

interface PickerFrameProps extends Pick<PickerPopoverProps, 'anchor' | 'side' | 'label' | 'onClose'> {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly children: ReactNode;
}

/** The floating box. Esc and a press outside close it; the focus goes back to the field. */
function PickerFrame({ anchor, side, label, onClose, input, children }: PickerFrameProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side={side}
          align="start"
          sideOffset={gapTo}
          collisionPadding={8}
          className="z-menu"
        >
          <Popover.Popup aria-label={label} initialFocus={input} finalFocus={() => anchor ?? true} className={popup}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface PickerKeys extends Pick<PickerPopoverProps, 'found' | 'query' | 'onChoose'> {
  readonly activeId: string | null;
  readonly setActive: (id: string) => void;
}

/** Arrows look around, Enter sets. The caret of typed words keeps its own keys. */
function pickerKeys({ found, query, activeId, setActive, onChoose }: PickerKeys) {
  return (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isCaret = query !== '' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (isPickerKey(event.key) && !isCaret) {
      const next = neighbourOf(found, activeId, event.key);
      if (next !== null) setActive(next);
    } else if (event.key === 'Enter' && activeId !== null) onChoose(activeId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** A grid of tiles beside its field: type to find, arrows to look, Enter to set. */
export function PickerPopover(props: PickerPopoverProps) {
  const {
    anchor,
    side,
    listId,
    onClose,
    label,
    placeholder,
    found,
    query,
    onQuery,
    chosenId,
    onChoose,
    picture,
    controls,
  } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { active, setActive } = useActive(found, chosenId, query);
  const onKeyDown = pickerKeys({ found, query, activeId: active?.id ?? null, setActive, onChoose });
  return (
    <PickerFrame anchor={anchor} side={side} label={label} onClose={onClose} input={input}>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="border-b border-line-1 p-2">
          <TextField
            ref={input}
            role="combobox"
            aria-label={label}
            aria-expanded
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            clearLabel={t('setUp.clearSearch')}
            value={query}
            onChange={onQuery}
            onKeyDown={onKeyDown}
          />
          {chosenId === null ? <p className="px-1 pt-2 text-base text-fg-2">{t('setUp.mixedNow')}</p> : null}
        </div>
        <PickerGrid
          {...{ listId, label, found, query, chosenId, picture, onChoose }}
          activeId={active?.id ?? null}
          onActive={setActive}
        />
      </div>
      <AboutChoice choice={active}>{active === undefined ? null : controls?.(active.id)}</AboutChoice>
    </PickerFrame>
  );
}
