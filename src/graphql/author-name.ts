import { type AccountsService } from '../access/accounts.service.js';
import { type Loaders } from './loaders/loaders.js';

/** How a field that tells who did something is described. */
export const AUTHOR = {
  nullable: true,
  description: 'Their name; missing for what the program did by itself.',
};

/** The name of an account; null for what the program did by itself. */
export async function authorName(
  loaders: Loaders,
  accounts: AccountsService,
  id: number,
): Promise<string | null> {
  const account = await loaders.by('accountNameById', (ids) => accounts.namesOf(ids)).load(id);
  return account?.name ?? null;
}
