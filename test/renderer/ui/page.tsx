import '#renderer/ui/style.css';
import { Check, Copy, Play, Scissors, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { announce } from '#renderer/ui/announcer.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { PillMenu } from '#renderer/ui/pill-menu.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { ReferenceChip } from '#renderer/ui/reference-chip.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Slider } from '#renderer/ui/slider.tsx';
import { Splitter } from '#renderer/ui/splitter.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { words } from '#renderer/words/words.ts';
import { assetIdSchema } from '#shared/ids.ts';

const log: string[] = [];
Object.assign(window, { uiLog: log, showToast, announce });
const note = (what: string) => (): void => {
  log.push(what);
};
const asset = (id: number, hasThumbnail: boolean) => ({
  id: assetIdSchema.parse(String(id).padStart(64, '0')),
  kind: 'image' as const,
  hasThumbnail,
  isMissing: false,
});

function Buttons() {
  const [isLooping, setIsLooping] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="primary" isBusy={isBusy} busyLabel="Sending" onClick={note('primary')}>
        Generate
      </Button>
      <Button onClick={() => setIsBusy(!isBusy)}>Toggle busy</Button>
      <Button variant="quiet" size={24}>
        Test
      </Button>
      <Button variant="danger" icon={Trash2}>
        Delete
      </Button>
      <Button disabled>Disabled</Button>
      <IconButton label="Split" keys="S" icon={Scissors} onClick={note('split')} />
      <ToggleButton label="Loop" icon={Play} isPressed={isLooping} onToggle={setIsLooping} />
    </div>
  );
}

function Fields() {
  const [text, setText] = useState('Half to herself');
  const [search, setSearch] = useState('rain');
  const [long, setLong] = useState('one line');
  const [length, setLength] = useState(3.5);
  const [framing, setFraming] = useState<'wide' | 'insert' | null>(null);
  const [speed, setSpeed] = useState<'slow' | 'fast'>('slow');
  const [ratio, setRatio] = useState<'16:9' | '21:9'>('16:9');
  return (
    <div className="flex max-w-md flex-col gap-3">
      <FieldRow label="Emotion" htmlFor="emotion">
        <TextField id="emotion" value={text} onChange={setText} />
      </FieldRow>
      <TextField
        aria-label="Wrong"
        value="31 s"
        onChange={note('typed')}
        error="night-train.mov is 31 s."
        fix={{ label: 'Make a 15 s copy', onFix: note('fixed') }}
      />
      <TextField aria-label="Search" value={search} onChange={setSearch} clearLabel="Empty the search" />
      <TextArea aria-label="Action" value={long} onChange={setLong} />
      <NumberField
        label="Length"
        value={length}
        min={1}
        max={10}
        step={0.5}
        fineStep={0.1}
        unit="s"
        onChange={setLength}
      />
      <Slider label="Length slider" value={length} min={1} max={10} step={0.5} onChange={setLength} />
      <Select
        label="Framing"
        value={framing}
        placeholder="Choose"
        onChange={setFraming}
        options={[
          { value: 'wide', label: 'Wide' },
          { value: 'insert', label: 'Insert' },
        ]}
      />
      <Segmented
        label="Speed"
        value={speed}
        onChange={setSpeed}
        options={[
          { value: 'slow', label: 'Slow' },
          { value: 'fast', label: 'Fast' },
        ]}
      />
      <PillMenu
        label="Ratio"
        value={ratio}
        onChange={setRatio}
        options={[
          { value: '16:9', label: '16:9', note: '1280 × 720' },
          { value: '21:9', label: '21:9', disabledReason: 'not offered' },
        ]}
      />
    </div>
  );
}

function Floating() {
  const [isOpen, setIsOpen] = useState(false);
  const entries = [
    { heading: 'Take' },
    { id: 'accept', label: 'Accept', icon: Check, keys: 'A', onSelect: note('accept') },
    'separator' as const,
    { id: 'retry', label: 'Retry', disabledReason: 'needs a key', onSelect: note('retry') },
    { id: 'trash', label: 'Move to trash', isDanger: true, onSelect: note('trash') },
  ];
  return (
    <div className="flex items-center gap-3">
      <Menu entries={entries}>
        <Button icon={Copy}>Menu</Button>
      </Menu>
      <ContextMenu entries={entries}>
        <button type="button" className="bg-bg-3 p-2">
          Right click
        </button>
      </ContextMenu>
      <Button onClick={() => setIsOpen(true)}>Dialog</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Spend $10.21 on one take?"
        sentence="You asked to be told above $5.00."
        actions={
          <>
            <Button variant="quiet" onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary">Generate $10.21</Button>
          </>
        }
      />
    </div>
  );
}

function Panels() {
  const [size, setSize] = useState(200);
  const [tab, setTab] = useState<'write' | 'compiled'>('write');
  const [isOpen, setIsOpen] = useState(true);
  return (
    <div className="flex h-40">
      {isOpen ? (
        <>
          <div style={{ width: size }} data-testid="panel" className="bg-bg-2" />
          <Splitter
            label="Width of the panel"
            orientation="vertical"
            size={size}
            min={150}
            max={300}
            defaultSize={200}
            onResize={setSize}
            onCollapse={() => setIsOpen(false)}
          />
        </>
      ) : null}
      <Tabs
        label="Prompt"
        className="flex-1"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'write', label: 'Write', content: <p className="p-3">Words</p> },
          { value: 'compiled', label: 'Compiled', content: <p className="p-3">Text</p> },
        ]}
      />
    </div>
  );
}

function States() {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <ProgressBar label="Known share" share={0.62} className="w-40" />
        <ProgressBar label="No estimate" share={null} className="w-40" />
        <Skeleton className="h-6 w-20" />
        <MediaThumb asset={asset(1, true)} alt="A picture" onBroken={note('broken')} className="h-10 w-16" />
        <MediaThumb asset={asset(2, false)} alt="No picture yet" className="h-10 w-16" />
      </div>
      <p className="text-read">
        {Array.from({ length: 12 }, (_, index) => (
          <ReferenceChip
            key={index}
            name={`Name${index + 1}`}
            kind="image"
            hue={index + 1}
            accessibleName={`chip ${index + 1}`}
          />
        ))}
        <ReferenceChip name="Umbrella" kind="image" hue={1} accessibleName="Umbrella, missing" isMissing />
      </p>
      <ErrorNotice
        sentence="The line dropped after we sent this job."
        charged="unknown"
        detail="<img src=x onerror=alert(1)>"
        primary={{ label: 'Look it up', onAction: note('look up') }}
      />
      <EmptyState title="Nothing here yet" fact="A take appears when its file is on this disk." />
    </div>
  );
}

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      <main className="flex h-full flex-col gap-6 overflow-y-auto bg-bg-1 p-6">
        <h1 className="text-page">Components</h1>
        <Buttons />
        <Fields />
        <Floating />
        <Panels />
        <States />
      </main>
    </AppSurface>
  </I18nextProvider>,
);
