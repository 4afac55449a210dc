import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../settings.js';
import { InProcessTopics } from './in-process-topics.js';
import { RedisTopics } from './redis-topics.js';
import { Topics } from './topics.js';

@Global()
@Module({
  providers: [
    {
      provide: Topics,
      inject: [Settings],
      useFactory: ({ redis }: Settings): Topics =>
        redis === null ? new InProcessTopics() : new RedisTopics(redis.url, redis.prefix),
    },
  ],
  exports: [Topics],
})
export class TopicsModule implements OnApplicationShutdown {
  constructor(@Inject(Topics) private readonly topics: Topics) {}

  onApplicationShutdown(): Promise<void> {
    return this.topics.close();
  }
}
