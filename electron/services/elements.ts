import type { Element, ElementAsset } from '#shared/domain/element.ts';
import { rolesOfKind } from '#shared/domain/reference.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ElementId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ElementRepository } from '../db/repositories/elements.ts';
import type { ProjectRepository } from '../db/repositories/projects.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import { notFound, orNotFound } from './not-found.ts';
import { announceAsset } from './probes.ts';

/** Cast & places of a project. A clip copies what it mentions, so nothing here changes what was sent or is written. */
export interface ElementsService {
  create(input: MethodInput<'elements.create'>): Result<Element, AppError>;
  rename(input: MethodInput<'elements.rename'>): Result<Element, AppError>;
  setKind(input: MethodInput<'elements.setKind'>): Result<Element, AppError>;
  setAssets(input: MethodInput<'elements.setAssets'>): Result<Element, AppError>;
  trash(input: MethodInput<'elements.trash'>): Result<Element, AppError>;
  restore(input: MethodInput<'elements.restore'>): Result<Element, AppError>;
}

interface ElementsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly elements: ElementRepository;
  readonly projects: Pick<ProjectRepository, 'find'>;
  readonly assets: Pick<AssetRepository, 'list'>;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs'>;
}

function nameTaken(name: string): Result<never, AppError> {
  return err(appError('conflict', 'element.name-taken', { params: { name } }));
}

/** Every file is known, and has a role that files of its kind may have. */
function checkAssets(assets: Pick<AssetRepository, 'list'>, wanted: readonly ElementAsset[]): Result<null, AppError> {
  const known = new Map(assets.list(wanted.map(({ assetId }) => assetId)).map((asset) => [asset.id, asset]));
  for (const { assetId, role, usedRange } of wanted) {
    const asset = known.get(assetId);
    if (asset === undefined) return notFound();
    const isFitting = rolesOfKind[asset.kind].includes(role) && (usedRange === null || asset.kind !== 'image');
    if (!isFitting) return err(appError('invalid-input', 'input.invalid'));
  }
  return ok(null);
}

type Update = () => Result<Element, AppError>;

/** Writes, then says what the element is now. */
function createChange({ db, assets, announce }: ElementsDeps): (update: Update) => Result<Element, AppError> {
  return (update) => {
    const changed = db.write(() => {
      const updated = update();
      if (!updated.ok) return updated;
      const files = assets.list(updated.value.assets.map(({ assetId }) => assetId));
      return ok({ element: updated.value, files });
    });
    if (!changed.ok) return changed;
    const { element, files } = changed.value;
    // A window may show files of it that it has never heard of; it hears of them first.
    for (const asset of files) announceAsset(announce, asset);
    announce('elements.changed', element);
    return ok(element);
  };
}

export function createElementsService(deps: ElementsDeps): ElementsService {
  const { elements, projects, assets, clock } = deps;

  const change = createChange(deps);
  const changeOne = (
    id: ElementId,
    update: (element: Element) => Result<Element | null, AppError>,
  ): Result<Element, AppError> =>
    change(() => {
      const element = elements.find(id);
      if (element === null) return notFound();
      const changed = update(element);
      return changed.ok ? orNotFound(changed.value) : changed;
    });
  const isTaken = (
    { projectId, id }: Pick<Element, 'projectId'> & { readonly id?: ElementId },
    name: string,
  ): boolean => {
    const named = elements.findNamed(projectId, name);
    return named !== null && named.id !== id;
  };
  return {
    create: ({ projectId, kind, name, assets: wanted }) =>
      change(() => {
        if (projects.find(projectId) === null) return notFound();
        if (isTaken({ projectId }, name)) return nameTaken(name);
        const checked = checkAssets(assets, wanted);
        if (!checked.ok) return checked;
        const id = newId<ElementId>();
        elements.insert({ id, projectId, kind, name, assets: wanted, createdAt: clock.nowMs(), trashedAt: null });
        return orNotFound(elements.find(id));
      }),
    rename: ({ elementId, name }) =>
      changeOne(elementId, (element) =>
        isTaken(element, name) ? nameTaken(name) : ok(elements.rename(elementId, name)),
      ),
    setKind: ({ elementId, kind }) => changeOne(elementId, () => ok(elements.setKind(elementId, kind))),
    setAssets: ({ elementId, assets: wanted }) =>
      changeOne(elementId, () => {
        const checked = checkAssets(assets, wanted);
        return checked.ok ? ok(elements.setAssets(elementId, wanted)) : checked;
      }),
    trash: ({ elementId }) => changeOne(elementId, () => ok(elements.setTrashed(elementId, clock.nowMs()))),
    restore: ({ elementId }) =>
      changeOne(elementId, (element) =>
        isTaken(element, element.name) ? nameTaken(element.name) : ok(elements.setTrashed(elementId, null)),
      ),
  };
}
