import { CloudEventsConnector } from '../cloudevents/cloudevents.connector.js';

/** What the simulator plays comes in the format of everybody without a connector of his own. */
export class SimulatorConnector extends CloudEventsConnector {
  override readonly name = 'simulator';
}
