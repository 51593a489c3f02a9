import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

/** One shot as a person writes it; what is left out stays as it is. */
export interface ShotWords {
  readonly framing?: string;
  readonly camera?: string;
  readonly action?: string;
  readonly lengthSeconds?: number;
}

export interface Studio {
  readonly composer: Locator;
  readonly shots: Locator;
  readonly generate: Locator;
  readonly video: Locator;
  readonly time: Locator;
  readonly play: Locator;
  readonly takes: Locator;
  readonly references: Locator;
  readonly action: Locator;
  readonly compiled: Locator;
  readonly addClip: () => Promise<void>;
  readonly addShot: () => Promise<void>;
  /** Length of the clip, as the menu names it: `4 s`. */
  readonly setLength: (option: string) => Promise<void>;
  readonly setResolution: (option: string) => Promise<void>;
  readonly selectShot: (number: number) => Promise<void>;
  readonly writeShot: (words: ShotWords) => Promise<void>;
  /** Files from the system's file dialog. */
  readonly addReferences: (paths: readonly string[]) => Promise<void>;
  /** The slots for the first and the last picture, in the place of the references. */
  readonly showFrames: () => Promise<void>;
  readonly chooseFrame: (slot: 'startFrame' | 'endFrame', path: string) => Promise<void>;
  readonly reference: (name: string) => Locator;
  readonly take: (number: number) => Locator;
  readonly clip: (name: string) => Locator;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Types words; `@name` is chosen from the list that opens under the caret. */
async function typeWords(page: Page, words: string): Promise<void> {
  for (const piece of words.split(/(@\w+)/)) {
    await page.keyboard.type(piece);
    if (!piece.startsWith('@')) continue;
    const offered = page.getByRole('listbox', { name: say('mentions.list') });
    await offered.getByRole('option', { name: new RegExp(`^${piece.slice(1)}`) }).waitFor();
    await page.keyboard.press('Enter');
  }
}

/** The long name gives way to a short one where a video may stand beside it. */
const frameTab = new RegExp(`^(?:${say('references.frames')}|${say('references.framesShort')})$`);

export function studio(page: Page): Studio {
  const composer = page.getByRole('region', { name: say('studio.region.composer') });
  const inspector = page.getByRole('complementary', { name: say('studio.region.inspector'), exact: true });
  const shotStrip = page.getByRole('region', { name: say('studio.region.shots'), exact: true });
  const shots = shotStrip.getByRole('option');
  const takes = page.getByRole('region', { name: say('studio.region.takes') });
  const clips = page.getByRole('region', { name: say('studio.region.clips') });
  const references = composer.getByRole('region', { name: say('references.title') });
  const action = inspector.getByRole('textbox', { name: say('studio.inspector.action'), exact: true });
  const toolbar = shotStrip.getByRole('toolbar', { name: say('studio.shots.title') });

  const writeShot = async (words: ShotWords): Promise<void> => {
    if (words.lengthSeconds !== undefined) {
      const length = inspector.getByRole('spinbutton');
      await length.fill(String(words.lengthSeconds));
      await length.press('Enter');
    }
    if (words.framing !== undefined) {
      await choose(page, inspector.getByRole('combobox', { name: say('studio.inspector.framing') }), words.framing);
    }
    if (words.camera !== undefined) {
      await choose(page, inspector.getByRole('combobox', { name: say('studio.inspector.camera') }), words.camera);
    }
    if (words.action !== undefined) {
      await action.click();
      await typeWords(page, words.action);
    }
  };

  const setPill = async (label: string, option: string): Promise<void> => {
    await composer.getByRole('button', { name: new RegExp(`^${escaped(label)}:`) }).click();
    await page.getByRole('menuitemradio', { name: new RegExp(`^${escaped(option)}`) }).click();
  };

  return {
    composer,
    shots,
    generate: composer.getByRole('button', {
      name: new RegExp(`^${escaped(say('studio.generate.one', { number: '' }))}`),
    }),
    video: page.locator('video'),
    time: page.getByRole('timer', { name: say('studio.player.time') }),
    play: page
      .getByRole('group', { name: say('studio.region.player') })
      .getByRole('button', { name: say('studio.player.play'), exact: true }),
    takes,
    references,
    action,
    compiled: composer.getByRole('tab', { name: say('prompt.tab.compiled') }),
    addClip: async () => {
      const cards = clips.getByRole('option');
      await cards.first().waitFor();
      const added = cards.nth(await cards.count());
      await clips.getByRole('button', { name: say('studio.sequence.add') }).click();
      // Until it is open, words and files would still go to the clip before it.
      await added.and(page.locator('[aria-selected="true"]')).waitFor();
    },
    addShot: () => toolbar.getByRole('button', { name: say('studio.shots.add') }).click(),
    setLength: (option) => setPill(say('studio.composer.length'), option),
    setResolution: (option) => setPill(say('studio.composer.resolution'), option),
    selectShot: (number) => shots.nth(number - 1).click(),
    writeShot,
    addReferences: async (paths) => {
      const chooser = page.waitForEvent('filechooser');
      // An empty tray is one large button; a filled one ends in a small one.
      const empty = references.getByRole('button', { name: say('references.dropHere') });
      await empty.or(references.getByRole('button', { name: say('references.add') })).click();
      await (await chooser).setFiles([...paths]);
    },
    showFrames: () => references.getByText(frameTab).click(),
    chooseFrame: async (slot, path) => {
      const label = say(`references.${slot}`);
      const chooser = page.waitForEvent('filechooser');
      await composer.getByRole('button', { name: say('references.chooseFrame', { slot: label }) }).click();
      await (await chooser).setFiles(path);
      await composer.getByRole('button', { name: say('references.replaceFrame', { slot: label }) }).waitFor();
    },
    reference: (name) => references.getByRole('button', { name: new RegExp(`^${escaped(name)},`) }),
    take: (number) =>
      takes.getByRole('option', { name: new RegExp(`^${escaped(say('studio.takes.tile', { number, state: '' }))}`) }),
    clip: (name) => clips.getByRole('option', { name: new RegExp(escaped(name)) }),
  };
}
