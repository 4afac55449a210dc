import { Redis } from 'ioredis';
import { redisSilent } from './startup.errors.js';

/** @throws UserError REDIS_SILENT when nothing answers there. */
export async function assertRedisAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  let reason = '';
  redis.on('error', (error) => (reason = error.message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw redisSilent(new URL(url).host, reason || String(error));
  } finally {
    redis.disconnect();
  }
}
