import { Injectable } from '@nestjs/common';
import { Connectors } from './telephony/connectors.js';
import { LiveFeeds } from './telephony/feed/live-feeds.js';

/** What a source can be: a platform that sends to us, one that is followed, or both. */
@Injectable()
export class SourceKinds {
  constructor(
    private readonly connectors: Connectors,
    private readonly feeds: LiveFeeds,
  ) {}

  get names(): readonly string[] {
    return [...new Set([...this.connectors.names, ...this.feeds.names])];
  }

  /** Whether the platform makes the secret that it signs with. */
  givesKey(connector: string): boolean {
    return this.connectors.named(connector)?.givesKey ?? false;
  }
}
