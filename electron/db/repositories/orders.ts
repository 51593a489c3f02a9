import { z } from 'zod';
import { priceBasisSchema, priceSchema } from '#shared/domain/quote.ts';
import { clipIdSchema, orderIdSchema, providerIdSchema, snapshotIdSchema, tierIdSchema } from '#shared/ids.ts';
import type { Database } from '../database.ts';
import { createRowReader, jsonColumn } from '../row-reader.ts';

const orderSchema = z.strictObject({
  id: orderIdSchema,
  /** Made when the button is shown: the same token is the same click. */
  token: z.uuid(),
  clipId: clipIdSchema,
  snapshotId: snapshotIdSchema,
  providerId: providerIdSchema,
  tier: tierIdSchema,
  /** What stood on the button, for one take. */
  agreedPrice: priceSchema,
  /** What that price rested on; `null` when there was nothing to explain. */
  priceBasis: priceBasisSchema.nullable(),
  /** The order of the same click at the first quote, when this is its twin. */
  twinOf: orderIdSchema.nullable(),
  createdAt: z.number().int(),
});
/** One click, or the second half of one that ordered a twin. */
export type Order = z.infer<typeof orderSchema>;

export interface OrderRepository {
  insert(order: Order): void;
  findByToken(token: string): Order | null;
}

interface OrderRow {
  readonly id: string;
  readonly token: string;
  readonly clip_id: string;
  readonly snapshot_id: string;
  readonly provider_id: string;
  readonly tier: string;
  readonly agreed_price: string;
  readonly price_basis: string | null;
  readonly twin_of: string | null;
  readonly created_at: number;
}

export function createOrderRepository(db: Database): OrderRepository {
  const rows = createRowReader<OrderRow, Order>(db, {
    table: 'orders',
    schema: orderSchema,
    idOf: (row) => row.id,
    toEntity: (row) => ({
      id: row.id,
      token: row.token,
      clipId: row.clip_id,
      snapshotId: row.snapshot_id,
      providerId: row.provider_id,
      tier: row.tier,
      agreedPrice: jsonColumn(row.agreed_price),
      priceBasis: row.price_basis === null ? null : jsonColumn(row.price_basis),
      twinOf: row.twin_of,
      createdAt: row.created_at,
    }),
  });
  const insert = db.prepare<
    Omit<Order, 'agreedPrice' | 'priceBasis'> & { readonly agreedPrice: string; readonly priceBasis: string | null }
  >(`
    INSERT INTO orders (id, token, clip_id, snapshot_id, provider_id, tier, agreed_price, price_basis, twin_of,
      created_at)
    VALUES (@id, @token, @clipId, @snapshotId, @providerId, @tier, @agreedPrice, @priceBasis, @twinOf, @createdAt)`);
  const findByToken = db.prepare<readonly [string], OrderRow>('SELECT * FROM orders WHERE token = ?');

  return {
    insert: (order) =>
      void insert.run({
        ...order,
        agreedPrice: JSON.stringify(order.agreedPrice),
        priceBasis: order.priceBasis === null ? null : JSON.stringify(order.priceBasis),
      }),
    findByToken: (token) => rows.one(findByToken.get([token])),
  };
}
