import { mergeProps } from '@base-ui/react/merge-props';
import {
  cloneElement,
  Suspense,
  useId,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
} from 'react';

/** What a menu listens to on its trigger. */
const relayed = [
  'onPointerDown',
  'onPointerEnter',
  'onMouseDown',
  'onMouseMove',
  'onClick',
  'onKeyDown',
  'onKeyUp',
  'onFocus',
  'onContextMenu',
  'onTouchStart',
  'onTouchMove',
  'onTouchEnd',
  'onTouchCancel',
] as const;

type Relayed = (typeof relayed)[number];
type TriggerEvent = SyntheticEvent<HTMLElement>;
type Handler = (event: TriggerEvent) => void;
export type TriggerHandlers = Partial<Record<Relayed, Handler>>;

/** A control that was used, as the menu sees it that is loaded for it. */
export interface UsedTrigger {
  readonly id: string;
  readonly element: HTMLElement;
  /** Takes over the control's events, those first that came before the menu was loaded. */
  readonly takeOver: (handlers: TriggerHandlers) => void;
  readonly onOpenChange: (isOpen: boolean) => void;
}

interface Missed {
  readonly name: Relayed;
  readonly event: TriggerEvent;
  readonly element: HTMLElement;
}

/** A whole click says all by itself; a press that still lasts is told from its start, so that it can be dragged on. */
function replay(missed: readonly Missed[], handlers: TriggerHandlers): void {
  const click = missed.find(({ name }) => name === 'onClick');
  for (const { name, event, element } of click === undefined ? missed : [click]) {
    // React forgets the current target once the event is over.
    handlers[name]?.(Object.assign(event, { currentTarget: element }));
  }
}

const arrows = ['ArrowDown', 'ArrowUp'];

function opensMenu(name: Relayed, { nativeEvent }: TriggerEvent): boolean {
  if (name === 'onPointerDown') return nativeEvent instanceof PointerEvent && nativeEvent.button === 0;
  return name === 'onClick';
}

const isArrow = ({ nativeEvent }: TriggerEvent): boolean =>
  nativeEvent instanceof KeyboardEvent && arrows.includes(nativeEvent.key);

const opensContextMenu = (name: Relayed): boolean => name === 'onContextMenu' || name === 'onTouchStart';

interface RelayOptions {
  readonly opensWith: 'press' | 'context-menu';
  readonly preload: () => Promise<unknown>;
}

/** Keeps what happens to the control until its menu is there, and passes on what happens afterwards. */
function useRelay({ opensWith, preload }: RelayOptions) {
  const ownId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [used, setUsed] = useState<UsedTrigger | null>(null);
  const handlers = useRef<TriggerHandlers | null>(null);
  const missed = useRef<Missed[]>([]);

  const arm = (element: HTMLElement, id: string): void => {
    const takeOver = (given: TriggerHandlers): void => {
      handlers.current = given;
      if (missed.current.length === 0) return;
      // What a menu does about keys stands in its trigger's handlers only after its first effects.
      queueMicrotask(() => {
        replay(missed.current.splice(0), handlers.current ?? {});
      });
    };
    setUsed({ id, element, takeOver, onOpenChange: setIsOpen });
  };
  const hear = (name: Relayed, event: TriggerEvent, id: string): void => {
    const element = event.currentTarget;
    if (used !== null && used.element !== element) arm(element, id);
    if (handlers.current !== null) {
      handlers.current[name]?.(event);
      return;
    }
    if (name === 'onPointerEnter' || name === 'onFocus') void preload();
    if (opensWith === 'press' && name === 'onKeyDown' && isArrow(event)) {
      event.preventDefault();
      // An arrow opens a menu as Enter does.
      element.click();
      return;
    }
    const opens = opensWith === 'press' ? opensMenu(name, event) : opensContextMenu(name);
    if (!opens && used === null) return;
    if (name === 'onPointerDown') missed.current = [];
    missed.current.push({ name, event, element });
    if (!opens) return;
    if (name === 'onContextMenu') {
      event.preventDefault();
      event.stopPropagation();
    }
    if (used === null) arm(element, id);
  };
  return { ownId, isOpen, used, hear };
}

interface LateTriggerProps extends RelayOptions {
  /** The menu itself, drawn from the first use on. */
  readonly menu: (trigger: UsedTrigger) => ReactNode;
  /** The control that opens it. It must pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/**
 * A control whose menu is loaded when it is first used, since menus and what places them are a sixth of the code that
 * would stand before the first paint. The control stays the same element: nothing is lost, neither focus nor press.
 */
export function LateTrigger({ menu, children, ...options }: LateTriggerProps) {
  const { ownId, isOpen, used, hear } = useRelay(options);
  const id = typeof children.props['id'] === 'string' ? children.props['id'] : ownId;
  const handlers = Object.fromEntries(
    relayed.map((name) => [
      name,
      (event: TriggerEvent) => {
        hear(name, event, id);
      },
    ]),
  );
  const isButton = options.opensWith === 'press';
  const given = {
    ...handlers,
    ...(isButton ? { id, 'aria-haspopup': 'menu' as const, 'aria-expanded': isOpen } : {}),
    ...(isButton && isOpen ? { 'aria-controls': menuIdOf(id) } : {}),
    'data-popup-open': isOpen ? '' : undefined,
  };
  return (
    <>
      {cloneElement(children, mergeProps<'button'>(given, children.props))}
      {used === null ? null : <Suspense fallback={null}>{menu(used)}</Suspense>}
    </>
  );
}

/** The id of the menu that the control with this id opens. */
export function menuIdOf(triggerId: string): string {
  return `${triggerId}-menu`;
}
