/** Why a job exists, what exactly was sent of it first, and copies at providers that are still to be deleted. */
export const jobOrigins = `
-- 'unasked': a question about a price became a job. 'repeated': the provider made a second job of one request.
ALTER TABLE jobs ADD COLUMN origin TEXT NOT NULL DEFAULT 'ordered' CHECK (origin IN ('ordered', 'unasked', 'repeated'));
-- SHA-256 of the frozen request that left first: no other bytes may ever follow them under the same key.
ALTER TABLE jobs ADD COLUMN sent_sha256 TEXT;

-- Uploaded files that nobody needs any more. The row goes once the provider has deleted its copy.
CREATE TABLE upload_deletions (
  provider_id TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  asset_id TEXT NOT NULL REFERENCES assets (id),
  credential_id TEXT NOT NULL REFERENCES credentials (id),
  url TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (provider_id, remote_id)
) STRICT;
`;
