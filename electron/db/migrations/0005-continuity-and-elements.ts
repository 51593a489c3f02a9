/** Clips that go on from the last frame of another, and the cast and places of a project. */
export const continuityAndElements = `
-- The take whose last frame is this clip's start frame, and the still that was made of it. Both or neither.
ALTER TABLE clips ADD COLUMN continues_take_id TEXT REFERENCES takes (id);
ALTER TABLE clips ADD COLUMN continues_still_id TEXT REFERENCES assets (id);

-- Cast & places: named once, mentioned in any clip of the project.
CREATE TABLE elements (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id),
  kind TEXT NOT NULL CHECK (kind IN ('character', 'place', 'prop', 'style', 'voice')),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX elements_by_name ON elements (project_id, name COLLATE NOCASE) WHERE trashed_at IS NULL;

CREATE TABLE element_assets (
  element_id TEXT NOT NULL REFERENCES elements (id),
  asset_id TEXT NOT NULL REFERENCES assets (id),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- JSON {startMs, endMs}; NULL: all of it.
  used_range TEXT,
  PRIMARY KEY (element_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX element_assets_by_asset ON element_assets (asset_id);
`;
