/** The prompts of a clip, and what was ordered with each, are found without reading all that was ever sent. */
export const indexPromptHistory = `
CREATE INDEX snapshots_by_clip ON snapshots (clip_id, created_at DESC, id DESC);
CREATE INDEX generations_by_snapshot ON generations (snapshot_id);
CREATE INDEX generations_by_order ON generations (order_id);
CREATE INDEX orders_by_twin ON orders (twin_of) WHERE twin_of IS NOT NULL;
`;
