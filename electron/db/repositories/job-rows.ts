import { z } from 'zod';
import { jobStateSchema } from '#shared/domain/job-state.ts';
import { billSchema, jobOrigins } from '#shared/domain/job.ts';
import { priceSchema } from '#shared/domain/quote.ts';
import {
  clipIdSchema,
  credentialIdSchema,
  generationIdSchema,
  intentIdSchema,
  jobIdSchema,
  orderIdSchema,
  projectIdSchema,
  providerIdSchema,
  snapshotIdSchema,
  tierIdSchema,
} from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn, type RowReader } from '../row-reader.ts';

const jobSchema = z.strictObject({
  id: jobIdSchema,
  generationId: generationIdSchema,
  orderId: orderIdSchema,
  snapshotId: snapshotIdSchema,
  clipId: clipIdSchema,
  clipName: z.string(),
  projectId: projectIdSchema,
  projectName: z.string(),
  takeNumber: z.number().int().positive(),
  /** Random, made with the order: the same intent is never sent twice except as a documented replay. */
  intentId: intentIdSchema,
  providerId: providerIdSchema,
  tier: tierIdSchema,
  origin: z.enum(jobOrigins),
  price: priceSchema,
  /** The key it was ordered with; `null` for a local provider. */
  credentialId: credentialIdSchema.nullable(),
  remoteId: z.string().nullable(),
  bill: billSchema.nullable(),
  state: jobStateSchema,
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  settledAt: z.number().int().nullable(),
});
/** A job with what its generation and its order say. */
export type Job = z.infer<typeof jobSchema>;

export interface JobRow {
  readonly id: string;
  readonly generation_id: string;
  readonly order_id: string;
  readonly snapshot_id: string;
  readonly clip_id: string;
  readonly clip_name: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly take_number: number;
  readonly intent_id: string;
  readonly provider_id: string;
  readonly tier: string;
  readonly origin: string;
  readonly agreed_price: string;
  readonly credential_id: string | null;
  readonly remote_id: string | null;
  readonly bill: string | null;
  readonly data: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly settled_at: number | null;
}

/** A job's columns with those of its generation and its order. */
export function createJobRowReader(db: Pick<Database, 'reportDamagedRow'>): RowReader<JobRow, Job> {
  return createRowReader<JobRow, Job>(db, {
    table: 'jobs',
    schema: jobSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      generationId: row.generation_id,
      orderId: row.order_id,
      snapshotId: row.snapshot_id,
      clipId: row.clip_id,
      clipName: row.clip_name,
      projectId: row.project_id,
      projectName: row.project_name,
      takeNumber: row.take_number,
      intentId: row.intent_id,
      providerId: row.provider_id,
      tier: row.tier,
      origin: row.origin,
      price: jsonColumn(row.agreed_price),
      credentialId: row.credential_id,
      remoteId: row.remote_id,
      bill: row.bill === null ? null : jsonColumn(row.bill),
      state: jsonColumn(row.data),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      settledAt: row.settled_at,
    }),
  });
}
