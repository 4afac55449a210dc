import { Injectable } from '@nestjs/common';
import { CloudEventsConnector } from './cloudevents/cloudevents.connector.js';
import { type TelephonyConnector } from './connector.js';
import { SimulatorConnector } from './simulator/simulator.connector.js';

/** Every kind of platform that can be read. */
@Injectable()
export class Connectors {
  private readonly known: readonly TelephonyConnector[] = [
    new CloudEventsConnector(),
    new SimulatorConnector(),
  ];

  get names(): readonly string[] {
    return this.known.map((connector) => connector.name);
  }

  named(name: string): TelephonyConnector | undefined {
    return this.known.find((connector) => connector.name === name);
  }
}
