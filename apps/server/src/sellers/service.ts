import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Clock } from '../sessions/tokens.ts';
import { checkSeller } from './check-seller.ts';
import { house } from './seller-of.ts';
import type { SellerSettings } from './tables.ts';

/** Who invoices are from: the house, and each brand that sells in its own name. */
export interface SellerService {
  /**
   * Says who invoices are from, from the next one on.
   *
   * @param written see `seller-schema.ts`
   * @param brandId the house when null
   * @throws ProblemError validation_failed naming each field
   */
  setSeller(written: unknown, brandId: string | null, transaction?: Kysely<Tables>): Promise<SellerSettings>;
  /** Undefined when none is set. */
  getSeller(brandId: string | null, transaction?: Kysely<Tables>): Promise<SellerSettings | undefined>;
}

/** Keeps the sellers. */
export function createSellerService({ db, clock }: { db: Kysely<Tables>; clock: Clock }): SellerService {
  return {
    async setSeller(written, brandId, transaction = db) {
      const settings = checkSeller(written);
      const values = { settings: JSON.stringify(settings), updated_at: clock() };
      await transaction
        .insertInto('seller')
        .values({ brand_id: brandId ?? house, ...values })
        .onConflict((conflict) => conflict.column('brand_id').doUpdateSet(values))
        .execute();
      return settings;
    },
    async getSeller(brandId, transaction = db) {
      const row = await transaction
        .selectFrom('seller')
        .select('settings')
        .where('brand_id', '=', brandId ?? house)
        .executeTakeFirst();
      return row?.settings;
    },
  };
}
