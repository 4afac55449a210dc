import { Redis } from 'ioredis';
import { settingInvalid } from '../settings.errors.js';

/** @throws UserError SETTING_INVALID when nothing answers there. */
export async function assertRedisAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined); // `connect` and `ping` tell it
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw settingInvalid(
      'REDIS_URL',
      null,
      `Redis does not answer there (${reason}). Start it, or leave REDIS_URL out.`,
    );
  } finally {
    redis.disconnect();
  }
}
