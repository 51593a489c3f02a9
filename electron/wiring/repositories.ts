import type { Database } from '../db/database.ts';
import { createAssetRepository } from '../db/repositories/assets.ts';
import { createClipRepository } from '../db/repositories/clips.ts';
import { createCredentialRepository } from '../db/repositories/credentials.ts';
import { createDerivativeRepository } from '../db/repositories/derivatives.ts';
import { createDraftRepository } from '../db/repositories/drafts.ts';
import { createElementRepository } from '../db/repositories/elements.ts';
import { createFrozenRequestRepository } from '../db/repositories/frozen-requests.ts';
import { createGenerationRepository } from '../db/repositories/generations.ts';
import { createJobEventRepository } from '../db/repositories/job-events.ts';
import { createJobRepository } from '../db/repositories/jobs.ts';
import { createLibraryItemRepository } from '../db/repositories/library-items.ts';
import { createMediaWorkRepository } from '../db/repositories/media-work.ts';
import { createOrderRepository } from '../db/repositories/orders.ts';
import { createProjectRepository } from '../db/repositories/projects.ts';
import { createProviderTableRepository } from '../db/repositories/provider-tables.ts';
import { createSequenceRepository } from '../db/repositories/sequences.ts';
import { createSettingsRepository } from '../db/repositories/settings.ts';
import { createSnapshotRepository } from '../db/repositories/snapshots.ts';
import { createStillRepository } from '../db/repositories/stills.ts';
import { createTakeRecipeRepository } from '../db/repositories/take-recipes.ts';
import { createTakeRepository } from '../db/repositories/takes.ts';
import { createUploadDeletionRepository } from '../db/repositories/upload-deletions.ts';
import { createUploadRepository } from '../db/repositories/uploads.ts';

/** One of each table, all on the one connection. */
export function createRepositories(db: Database) {
  return {
    assets: createAssetRepository(db),
    clips: createClipRepository(db),
    credentials: createCredentialRepository(db),
    derivatives: createDerivativeRepository(db),
    drafts: createDraftRepository(db),
    elements: createElementRepository(db),
    frozenRequests: createFrozenRequestRepository(db),
    generations: createGenerationRepository(db),
    items: createLibraryItemRepository(db),
    jobEvents: createJobEventRepository(db),
    jobs: createJobRepository(db),
    mediaWork: createMediaWorkRepository(db),
    orders: createOrderRepository(db),
    projects: createProjectRepository(db),
    providerTables: createProviderTableRepository(db),
    recipes: createTakeRecipeRepository(db),
    sequences: createSequenceRepository(db),
    settings: createSettingsRepository(db),
    snapshots: createSnapshotRepository(db),
    stills: createStillRepository(db),
    takes: createTakeRepository(db),
    uploadDeletions: createUploadDeletionRepository(db),
    uploads: createUploadRepository(db),
  };
}

export type Repositories = ReturnType<typeof createRepositories>;
