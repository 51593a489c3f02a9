/**
 * The first schema. Times are integer milliseconds UTC; JSON columns are parsed by zod when read. Ids are UUIDv7 text,
 * except assets, whose id is the SHA-256 of their bytes.
 */
export const initial = `
-- One row per migration that ran: which app version this file needs.
CREATE TABLE schema_history (
  version INTEGER PRIMARY KEY,
  app_version TEXT NOT NULL,
  migrated_at INTEGER NOT NULL
) STRICT;

-- One row about the file itself; see log-binding.ts and integrity.ts.
CREATE TABLE file_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The mark in the file's header when the current log was begun.
  log_begun_over INTEGER NOT NULL,
  -- Rises with every session, so that beginning one always writes.
  sessions INTEGER NOT NULL,
  checked_at INTEGER NOT NULL
) STRICT;
INSERT INTO file_state VALUES (1, 0, 0, 0);

CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;

CREATE TABLE sequences (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (project_id, position)
) STRICT;

CREATE TABLE clips (
  id TEXT PRIMARY KEY,
  sequence_id TEXT NOT NULL REFERENCES sequences (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  active_take_id TEXT REFERENCES takes (id),
  next_take_number INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;
CREATE INDEX clips_by_sequence ON clips (sequence_id, position);
CREATE INDEX clips_trashed ON clips (id) WHERE trashed_at IS NOT NULL;

CREATE TABLE drafts (
  clip_id TEXT PRIMARY KEY REFERENCES clips (id),
  spec TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE assets (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  kind TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  probe TEXT NOT NULL,
  facts TEXT,
  has_thumbnail INTEGER NOT NULL DEFAULT 0 CHECK (has_thumbnail IN (0, 1)),
  is_missing INTEGER NOT NULL DEFAULT 0 CHECK (is_missing IN (0, 1)),
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;
-- The grid reads one kind at a time and merges: a rare kind must not mean a walk through all others.
CREATE INDEX assets_newest ON assets (kind, created_at DESC, id DESC) WHERE origin = 'imported' AND trashed_at IS NULL;
CREATE INDEX assets_trashed ON assets (kind, created_at DESC, id DESC) WHERE origin = 'imported' AND trashed_at IS NOT NULL;
CREATE INDEX assets_missing ON assets (kind, created_at DESC, id DESC) WHERE is_missing = 1;
-- Summing up the sizes of all files reads this and not the rows.
CREATE INDEX assets_bytes ON assets (bytes);
CREATE INDEX assets_to_probe ON assets (probe) WHERE probe = 'pending';

CREATE TABLE snapshots (
  id TEXT PRIMARY KEY,
  clip_id TEXT NOT NULL REFERENCES clips (id),
  spec TEXT NOT NULL,
  spec_hash TEXT NOT NULL,
  compiled_prompt TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  clip_id TEXT NOT NULL REFERENCES clips (id),
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  provider_id TEXT NOT NULL,
  tier TEXT NOT NULL,
  agreed_price TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE generations (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  clip_id TEXT NOT NULL REFERENCES clips (id),
  take_number INTEGER NOT NULL,
  retry_of TEXT REFERENCES generations (id),
  created_at INTEGER NOT NULL,
  UNIQUE (clip_id, take_number)
) STRICT;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  generation_id TEXT NOT NULL UNIQUE REFERENCES generations (id),
  intent_id TEXT NOT NULL UNIQUE,
  provider_id TEXT NOT NULL,
  tier TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The whole state of the machine, as JSON; \`state\` repeats its name for indexes.
  data TEXT NOT NULL,
  -- The exact bytes of the request, written before any of them leaves; null before \`submitting\` and after settling.
  frozen_request BLOB,
  settled_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_open ON jobs (created_at, id) WHERE settled_at IS NULL;
CREATE INDEX jobs_settled ON jobs (settled_at DESC) WHERE settled_at IS NOT NULL;

CREATE TABLE job_events (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX job_events_by_job ON job_events (job_id, id);

CREATE TABLE takes (
  id TEXT PRIMARY KEY,
  clip_id TEXT NOT NULL REFERENCES clips (id),
  generation_id TEXT NOT NULL UNIQUE REFERENCES generations (id),
  asset_id TEXT NOT NULL REFERENCES assets (id),
  provider_id TEXT NOT NULL,
  tier TEXT NOT NULL,
  number INTEGER NOT NULL,
  verdict TEXT,
  rating INTEGER,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  trashed_at INTEGER,
  UNIQUE (clip_id, number)
) STRICT;
CREATE INDEX takes_newest ON takes (created_at DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX takes_rejected ON takes (created_at DESC, id DESC) WHERE verdict = 'rejected' AND trashed_at IS NULL;
CREATE INDEX takes_trashed ON takes (created_at DESC, id DESC) WHERE trashed_at IS NOT NULL;
CREATE INDEX takes_by_asset ON takes (asset_id);

CREATE TABLE media_work (
  id TEXT PRIMARY KEY,
  -- 'probe:<asset>' or 'animatic:<intent>': asking twice for the same work gives one row.
  key TEXT NOT NULL UNIQUE,
  task TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  staged_file_id TEXT,
  result TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX media_work_open ON media_work (created_at, id) WHERE state = 'queued';

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`;
