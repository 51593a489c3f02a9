/** What providers publish of themselves, orders of twin takes, files to delete after use, stills of last frames. */
export const allProviders = `
-- The last table that was read from a provider, as JSON that only its own folder understands.
CREATE TABLE provider_tables (
  provider_id TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  read_at INTEGER NOT NULL
) STRICT;

-- The order that was placed with the same click, at another quote.
ALTER TABLE orders ADD COLUMN twin_of TEXT REFERENCES orders (id);

-- The provider's own id of an uploaded file, where it can be deleted by it.
ALTER TABLE uploads ADD COLUMN remote_id TEXT;

-- A still that the provider made of the take's last frame.
ALTER TABLE takes ADD COLUMN last_frame_asset_id TEXT REFERENCES assets (id);
`;
