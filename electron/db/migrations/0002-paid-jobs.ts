/** Keys by reference, bills, uploads, legal copies of files, and request bodies that are too large for a row. */
export const paidJobs = `
-- One row, made with this library: keys are recognised by a keyed hash under this salt, never by themselves.
CREATE TABLE library_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt BLOB NOT NULL
) STRICT;

-- A key that was seen. The key itself is in the system's keychain, in memory or in the environment.
CREATE TABLE credentials (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL,
  slot TEXT NOT NULL,
  -- HMAC-SHA-256 of the key under the salt, hexadecimal.
  fingerprint TEXT NOT NULL,
  tail TEXT NOT NULL,
  -- The addresses it was entered for, as JSON; it is sent nowhere else.
  origins TEXT NOT NULL,
  -- In the keychain now; at most one per provider and slot.
  is_saved INTEGER NOT NULL CHECK (is_saved IN (0, 1)),
  saved_at INTEGER,
  created_at INTEGER NOT NULL,
  UNIQUE (provider_id, slot, fingerprint)
) STRICT;
CREATE UNIQUE INDEX credentials_saved ON credentials (provider_id, slot) WHERE is_saved = 1;

-- The key a job was ordered with; null for a local provider.
ALTER TABLE jobs ADD COLUMN credential_id TEXT REFERENCES credentials (id);
-- The provider's own id, as soon as it is known; repeated from the state so that no id is ever held twice.
ALTER TABLE jobs ADD COLUMN remote_id TEXT;
-- What the provider says it has cost, as JSON.
ALTER TABLE jobs ADD COLUMN bill TEXT;
-- SHA-256 of a frozen request that lies in the outbox because it is too large for a row.
ALTER TABLE jobs ADD COLUMN outbox_sha256 TEXT;
CREATE UNIQUE INDEX jobs_by_remote_id ON jobs (provider_id, remote_id) WHERE remote_id IS NOT NULL;

ALTER TABLE orders ADD COLUMN price_basis TEXT;

-- Files that a provider has; the address is a secret and goes with the row.
CREATE TABLE uploads (
  asset_id TEXT NOT NULL REFERENCES assets (id),
  provider_id TEXT NOT NULL,
  credential_id TEXT NOT NULL REFERENCES credentials (id),
  url TEXT NOT NULL,
  -- Null: does not expire.
  expires_at INTEGER,
  created_at INTEGER NOT NULL,
  -- When a request last named it; an address that no job needs any more goes a day later.
  used_at INTEGER NOT NULL,
  PRIMARY KEY (asset_id, provider_id, credential_id)
) STRICT;

CREATE TABLE derivatives (
  source_id TEXT NOT NULL REFERENCES assets (id),
  -- SHA-256 of the recipe, hexadecimal.
  recipe_hash TEXT NOT NULL,
  recipe TEXT NOT NULL,
  asset_id TEXT NOT NULL REFERENCES assets (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (source_id, recipe_hash)
) STRICT;
`;
