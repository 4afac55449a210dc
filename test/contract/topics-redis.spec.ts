import { randomUUID } from 'node:crypto';
import { RedisTopics } from '../../src/topics/redis-topics.js';
import { redisUrl, withoutRedis } from '../support/redis.js';
import { describeTopics } from './topics.contract.js';

const url = redisUrl();

if (url === null) {
  withoutRedis('RedisTopics');
} else {
  describeTopics('RedisTopics', () => {
    const prefix = `wfm-test-${randomUUID()}`;
    return { here: new RedisTopics(url, prefix), there: new RedisTopics(url, prefix) };
  });
}
