import type { AppSnapshot, ProjectContent } from '#shared/ipc/snapshot.ts';
import type { Mirror } from './mirror-store.ts';

/** Everything the application told, and nothing that was known before. */
export function fromSnapshot(snapshot: AppSnapshot, connection: Mirror['connection']): Mirror {
  const { open } = snapshot;
  return {
    connection,
    isReady: true,
    startError: null,
    epoch: snapshot.epoch,
    revision: snapshot.revision,
    appVersion: snapshot.appVersion,
    host: snapshot.host,
    library: snapshot.library,
    settings: snapshot.settings,
    providers: snapshot.providers,
    accounts: Object.fromEntries(snapshot.accounts.map((account) => [account.providerId, account])),
    keyStore: snapshot.keyStore,
    bucket: snapshot.bucket,
    isOnline: snapshot.isOnline,
    derivatives: [],
    stills: [],
    projects: byId(snapshot.projects),
    jobs: byId(snapshot.jobs),
    damagedRows: snapshot.damagedRows,
    ...(open === null ? nothingOpen : contentOf(open)),
    assets: open === null ? {} : byId(open.assets),
  };
}

/** Makes this the open project; what was known of another project's clips goes, assets stay. */
export function withOpenProject(mirror: Mirror, content: ProjectContent): Mirror {
  return {
    ...mirror,
    ...contentOf(content),
    projects: { ...mirror.projects, [content.project.id]: content.project },
    assets: { ...mirror.assets, ...byId(content.assets) },
  };
}

const nothingOpen = { openProjectId: null, sequences: {}, clips: {}, drafts: {}, takes: {}, elements: {} } as const;

function contentOf(
  content: ProjectContent,
): Pick<Mirror, 'openProjectId' | 'sequences' | 'clips' | 'drafts' | 'takes' | 'elements'> {
  return {
    openProjectId: content.project.id,
    sequences: byId(content.sequences),
    clips: byId(content.clips),
    drafts: Object.fromEntries(content.drafts.map((draft) => [draft.clipId, draft])),
    takes: byId(content.takes),
    elements: byId(content.elements),
  };
}

function byId<T extends { readonly id: string }>(entities: readonly T[]): Readonly<Record<T['id'], T>> {
  return Object.fromEntries(entities.map((entity) => [entity.id, entity])) as Record<T['id'], T>;
}
