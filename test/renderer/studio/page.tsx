import '#renderer/platform/schemas-without-eval.ts';
import '#renderer/ui/style.css';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { clipFilmStore } from '#renderer/features/studio/preview/clip-film-store.ts';
import { playerStore } from '#renderer/features/studio/player-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { startApp } from '#renderer/start-app.tsx';
import { FakeApplication } from './fake-application.ts';
import {
  fifteenShots,
  film,
  filmWithFailure,
  fourShots,
  keyless,
  lockedKey,
  offline,
  oldPrices,
  paid,
  several,
  severalForText,
  takeAsset,
  twelveShots,
  unchosen,
  untouched,
  written,
} from './scenes.ts';

const scenes = {
  fifteenShots,
  film,
  filmWithFailure,
  fourShots,
  keyless,
  lockedKey,
  offline,
  oldPrices,
  paid,
  several,
  severalForText,
  twelveShots,
  unchosen,
  untouched,
  written,
};
const wanted = new URLSearchParams(location.hash.slice(1)).get('scene') ?? 'film';
const scene = Object.entries(scenes).find(([name]) => name === wanted)?.[1] ?? film;
const application = new FakeApplication(scene);

declare global {
  interface Window {
    readonly studioTest: {
      readonly application: FakeApplication;
      readonly draftStore: typeof draftStore;
      readonly selectionStore: typeof selectionStore;
      readonly mirrorStore: typeof mirrorStore;
      readonly playerStore: typeof playerStore;
      readonly clipFilmStore: typeof clipFilmStore;
      readonly takeAsset: typeof takeAsset;
    };
  }
}

Object.assign(window, {
  studioTest: { application, draftStore, selectionStore, mirrorStore, playerStore, clipFilmStore, takeAsset },
});
startApp(document.querySelector<HTMLElement>('#root') ?? document.body, application.client);
