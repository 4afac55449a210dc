import { Injectable } from '@nestjs/common';
import { ConnectConnector } from './amazon-connect/connect.connector.js';
import { CloudEventsConnector } from './cloudevents/cloudevents.connector.js';
import { DialpadConnector } from './dialpad/dialpad.connector.js';
import { GenesysConnector } from './genesys/genesys.connector.js';
import { RingCentralConnector } from './ringcentral/ringcentral.connector.js';
import { SimulatorConnector } from './simulator/simulator.connector.js';
import { TwilioConnector } from './twilio/twilio.connector.js';
import { WebexConnector } from './webex/webex.connector.js';
import { type WebhookPlatform } from './webhook-platform.js';
import { ZendeskConnector } from './zendesk/zendesk.connector.js';

/** Every kind of platform whose deliveries can be read. */
@Injectable()
export class Connectors {
  private readonly known: readonly WebhookPlatform[] = [
    new CloudEventsConnector(),
    new SimulatorConnector(),
    new TwilioConnector(),
    new GenesysConnector(),
    new ConnectConnector(),
    new WebexConnector(),
    new ZendeskConnector(),
    new DialpadConnector(),
    new RingCentralConnector(),
  ];

  get names(): readonly string[] {
    return this.known.map((connector) => connector.name);
  }

  named(name: string): WebhookPlatform | undefined {
    return this.known.find((connector) => connector.name === name);
  }
}
