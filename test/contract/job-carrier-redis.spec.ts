import { randomUUID } from 'node:crypto';
import { BullMqCarrier } from '../../src/jobs/bullmq-carrier.js';
import { redisUrl, withoutRedis } from '../support/redis.js';
import { describeJobCarrier } from './job-carrier.contract.js';

const url = redisUrl();

if (url === null) withoutRedis('BullMqCarrier');
else describeJobCarrier('BullMqCarrier', () => new BullMqCarrier(url, `wfm-test-${randomUUID()}`));
