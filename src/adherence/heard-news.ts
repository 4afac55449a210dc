import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Instant } from '../time/instant.js';
import { HEARD_TOPIC, Topics } from '../topics/topics.js';
import { effectiveTime, type ReceivedEvent } from './engine/agent-event.js';

/** Message on the topic of what telephony has told: look again at these logins, from the time given with each. */
export interface Heard {
  readonly sourceId: number;
  readonly logins: readonly (readonly [agentKey: string, from: Instant])[];
}

const GATHER_MS = 100;

/**
 * Tells boards of events, after they are stored. News of a tenth of a second go together, and name logins only: whoever
 * shows a board knows whose they are, so that storing needs to look up nobody.
 */
@Injectable()
export class HeardNews implements OnApplicationShutdown {
  private readonly logger = new Logger('Telephony');
  private readonly gathered = new Map<number, Map<string, Instant>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly topics: Topics) {}

  tell(sourceId: number, events: readonly ReceivedEvent[], receivedTime: Instant): void {
    const logins = this.gathered.get(sourceId) ?? new Map<string, Instant>();
    this.gathered.set(sourceId, logins);
    for (const { agentKey, eventTime } of events) {
      const at = effectiveTime({ eventTime, receivedTime });
      const known = logins.get(agentKey);
      if (known === undefined || at < known) logins.set(agentKey, at);
    }
    this.timer ??= setTimeout(() => void this.publish(), GATHER_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** The events are safe by now: a board that hears of them late looks again by itself. */
  private async publish(): Promise<void> {
    this.timer = null;
    const news = [...this.gathered].map(([sourceId, logins]): Heard => ({ sourceId, logins: [...logins] }));
    this.gathered.clear();
    try {
      await Promise.all(news.map((heard) => this.topics.publish(HEARD_TOPIC, heard)));
    } catch (error) {
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}
