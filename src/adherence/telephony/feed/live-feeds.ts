import { Injectable } from '@nestjs/common';
import { AmiFeed } from '../asterisk/ami-feed.js';
import { CdrFeed } from '../asterisk/cdr-feed.js';
import { QueueLogFeed } from '../asterisk/queue-log-feed.js';
import { KinesisFeed } from '../amazon-connect/kinesis-feed.js';
import { KafkaFeed } from '../brokers/kafka-feed.js';
import { MqttFeed } from '../brokers/mqtt-feed.js';
import { NatsFeed } from '../brokers/nats-feed.js';
import { RabbitMqFeed } from '../brokers/rabbitmq-feed.js';
import { FreeSwitchFeed } from '../freeswitch/freeswitch-feed.js';
import { GenesysNotificationFeed } from '../genesys/notification-feed.js';
import { type LiveFeed } from './live-feed.js';

/** Every kind of platform that can be followed. Also the injection token, which tests fill with feeds of their own. */
@Injectable()
export class LiveFeeds {
  private readonly known: readonly LiveFeed[] = [
    new AmiFeed(),
    new QueueLogFeed(),
    new CdrFeed(),
    new KinesisFeed(),
    new GenesysNotificationFeed(),
    new FreeSwitchFeed(),
    new NatsFeed(),
    new RabbitMqFeed(),
    new MqttFeed(),
    new KafkaFeed(),
  ];

  get names(): readonly string[] {
    return this.known.map((feed) => feed.name);
  }

  named(name: string): LiveFeed | undefined {
    return this.known.find((feed) => feed.name === name);
  }
}
