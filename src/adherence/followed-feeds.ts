import { Injectable } from '@nestjs/common';
import { TelephonyConnectionRepository } from './persistence/telephony-connection.repository.js';
import { TelephonyFeedRepository } from './persistence/telephony-feed.repository.js';

/** What is kept of sources that are followed. */
@Injectable()
export class FollowedFeeds {
  constructor(
    readonly connections: TelephonyConnectionRepository,
    readonly feeds: TelephonyFeedRepository,
  ) {}
}
