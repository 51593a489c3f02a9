import { Magnet, TriangleAlert } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { useLiveSpec } from '#renderer/editing/live-spec.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { TableButton } from '../table/table-button.tsx';
import { dragStore, useSnapping } from './drag-store.ts';
import { totalMs } from './model.ts';
import { useShotTools, type Tool } from './shot-tools.ts';

const quiet =
  'inline-flex h-7 min-w-7 items-center justify-center gap-2 rounded-r2 px-2 text-base font-medium transition-colors duration-fast short:h-6';

/** While the split tool is pointed at, the strip shows where it would cut. */
const splitShown = {
  onPointerEnter: () => dragStore.setState({ isSplitShown: true }),
  onPointerLeave: () => dragStore.setState({ isSplitShown: false }),
  onFocus: () => dragStore.setState({ isSplitShown: true }),
  onBlur: () => dragStore.setState({ isSplitShown: false }),
};

interface ToolButtonProps {
  readonly tool: Tool;
  readonly isIconOnly: boolean;
  readonly isTabStop: boolean;
}

/** Stays focusable when it does nothing, so that its reason can be read. */
function ToolButton({ tool, isIconOnly, isTabStop }: ToolButtonProps) {
  const reasonId = useId();
  return (
    <>
      <Tooltip label={tool.reason ?? tool.label} keys={tool.reason === undefined ? tool.keys : undefined}>
        <button
          type="button"
          data-tool={tool.id}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={isIconOnly ? tool.label : undefined}
          aria-disabled={tool.reason !== undefined}
          aria-describedby={tool.reason === undefined ? undefined : reasonId}
          onClick={tool.reason === undefined ? tool.run : undefined}
          {...(tool.id === 'split' ? splitShown : {})}
          className={classNames(
            quiet,
            tool.reason === undefined ? 'text-fg-2 hover:bg-bg-3 hover:text-fg-1 active:bg-bg-4' : 'text-fg-4',
          )}
        >
          <Icon of={tool.icon} size={14} />
          {isIconOnly ? null : tool.label}
        </button>
      </Tooltip>
      <span id={reasonId} hidden>
        {tool.reason}
      </span>
    </>
  );
}

async function splitClip(): Promise<void> {
  const { splitOpenClip } = await import('#renderer/editing/split/split-clip.ts');
  await splitOpenClip();
}

/** What is too much to say in its time, where somebody looks for it. */
function TightShots() {
  const { t } = useTranslation();
  const shots = useLiveSpec()?.shots ?? [];
  const levels = shots.map((shot, index) => ({ index, level: dialogueDensity(shot).level }));
  const tight = levels.find(({ level }) => level === 'too-dense') ?? levels.find(({ level }) => level === 'stretch');
  if (tight === undefined || tight.level === 'none') return null;
  const canSplit = tight.level === 'too-dense' && shots.length > 1;
  return (
    <p className="flex items-center gap-3 border-l border-line-2 pl-3 text-meta whitespace-nowrap text-fg-3">
      <span className={classNames(canSplit && 'compact:hidden')}>{t('studio.shots.density.label')}</span>
      <span
        className={classNames(
          'flex items-center gap-1.5 font-medium',
          tight.level === 'too-dense' ? 'text-danger' : 'text-accent-text',
        )}
      >
        <Icon of={TriangleAlert} size={12} />
        {t('studio.shots.density.tight', { level: t(`studio.shots.density.${tight.level}`), number: tight.index + 1 })}
      </span>
      {canSplit ? (
        <button
          type="button"
          onClick={() => void splitClip()}
          className={classNames(quiet, 'bg-bg-3 text-fg-1 hover:bg-bg-4')}
        >
          {t('studio.shots.density.split')}
        </button>
      ) : null}
    </p>
  );
}

/** Whether a dragged edge snaps to half seconds. Alt sets it free for as long as it is held. */
function SnapSwitch({ isIconOnly }: { readonly isIconOnly: boolean }) {
  const { t } = useTranslation();
  const [isSnapping, toggle] = useSnapping();
  const label = t('studio.shots.snap');
  return (
    <Tooltip label={t('studio.shots.snapHint')}>
      <button
        type="button"
        aria-label={isIconOnly ? label : undefined}
        aria-pressed={isSnapping}
        onClick={toggle}
        className={classNames(
          quiet,
          'ml-auto hover:bg-bg-3 active:bg-bg-4',
          isSnapping ? 'bg-bg-3 text-fg-1' : 'text-fg-3 hover:text-fg-1',
        )}
      >
        <Icon of={Magnet} size={14} />
        {isIconOnly ? null : label}
      </button>
    </Tooltip>
  );
}

/** "5 in 15 s" */
function Summary() {
  const { t } = useTranslation();
  const shots = useLiveSpec()?.shots ?? [];
  return (
    <span className="text-base whitespace-nowrap text-fg-3">
      {t('studio.shots.summary', { count: shots.length, seconds: secondsText(totalMs(shots)) })}
    </span>
  );
}

/** Arrows, Home and End go along a row of buttons, and around its ends. */
function walkAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const places: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  const place = places[event.key];
  if (place === undefined || at === -1) return;
  event.preventDefault();
  buttons.at(place % buttons.length)?.focus();
}

/** What can be done with the selected shots: one tab stop, the tool that was used last. */
function Tools({ spec, isIconOnly }: { readonly spec: ClipSpec; readonly isIconOnly: boolean }) {
  const { t } = useTranslation();
  const tools = useShotTools(spec);
  const [stop, setStop] = useState<Tool['id']>('add');
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={t('studio.shots.title')}
      onKeyDown={walkAlong}
      onFocus={({ target }) => {
        const focused = tools.find(({ id }) => id === target.dataset['tool']);
        if (focused !== undefined) setStop(focused.id);
      }}
      className="flex items-center gap-1"
    >
      {tools.map((tool) => (
        <ToolButton key={tool.id} tool={tool} isIconOnly={isIconOnly} isTabStop={tool.id === stop} />
      ))}
    </div>
  );
}

export function ShotToolbar({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const isNarrow = useMedia('(width < 1200px)');
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 short:h-7">
      <h2 className="text-base font-semibold">{t('studio.shots.title')}</h2>
      <Summary />
      <span aria-hidden="true" className="mx-1 h-4 w-px bg-line-2" />
      <Tools spec={spec} isIconOnly={isNarrow} />
      <SnapSwitch isIconOnly={isNarrow} />
      <TableButton />
      {spec.mode === 'text' ? (
        <p className="border-l border-line-2 pl-3 text-meta whitespace-nowrap text-accent-text">
          {t('studio.shots.notSent')}
        </p>
      ) : (
        <TightShots />
      )}
    </div>
  );
}
