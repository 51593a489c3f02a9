import type { Asset } from '#shared/domain/asset.ts';
import { elementSchema, type Element } from '#shared/domain/element.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ElementId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

let nextNumber = 860;

/** What the application announces: the files first, then the element. */
function announce(element: Element, files: readonly Asset[]): Element {
  const own = files.filter(({ id }) => element.assets.some(({ assetId }) => assetId === id));
  mirrorStore.setState(({ elements, assets }) => ({
    assets: { ...assets, ...Object.fromEntries(own.map((asset) => [asset.id, asset])) },
    elements: { ...elements, [element.id]: element },
  }));
  return element;
}

/** Answers about cast & places, as the application gives them. `files`: what lies in the library. */
export function elementAnswers(files: () => readonly Asset[]) {
  const change = (id: ElementId, part: Partial<Element>): Element | AppError => {
    const before = mirrorStore.getState().elements[id];
    return before === undefined
      ? appError('not-found', 'entity.not-found')
      : announce(elementSchema.parse({ ...before, ...part }), files());
  };
  return {
    'elements.create': (input: MethodInput<'elements.create'>): Element => {
      nextNumber += 1;
      const id = idNumber(nextNumber);
      return announce(elementSchema.parse({ ...input, id, createdAt: 0, trashedAt: null }), files());
    },
    'elements.rename': ({ elementId, name }: MethodInput<'elements.rename'>) => change(elementId, { name }),
    'elements.setKind': ({ elementId, kind }: MethodInput<'elements.setKind'>) => change(elementId, { kind }),
    'elements.setAssets': ({ elementId, assets }: MethodInput<'elements.setAssets'>) => change(elementId, { assets }),
    'elements.trash': ({ elementId }: MethodInput<'elements.trash'>) => change(elementId, { trashedAt: 1 }),
    'elements.restore': ({ elementId }: MethodInput<'elements.restore'>) => change(elementId, { trashedAt: null }),
  };
}
