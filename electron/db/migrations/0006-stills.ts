/** Frames that were taken out of takes stand in the library like imported files; a still leads back to its film. */
export const stills = `
DROP INDEX assets_newest;
DROP INDEX assets_trashed;
CREATE INDEX assets_newest ON assets (kind, created_at DESC, id DESC) WHERE origin <> 'generated' AND trashed_at IS NULL;
CREATE INDEX assets_trashed ON assets (kind, created_at DESC, id DESC) WHERE origin <> 'generated' AND trashed_at IS NOT NULL;
CREATE INDEX derivatives_by_copy ON derivatives (asset_id);
`;
