import { Agent, request } from 'node:http';
import { BATCH_TYPE } from '../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { sign } from '../../src/adherence/telephony/cloudevents/signature.js';
import { type Clock } from '../../src/time/clock.js';

/** Sends signed batches over kept connections, as a platform does. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(
    private readonly key: string,
    private readonly clock: Clock,
  ) {}

  /** How many events of the batch were new. */
  send(url: string, events: readonly string[]): Promise<number> {
    const body = Buffer.from(`[${events.join(',')}]`);
    const timestamp = String(Math.floor(this.clock.now() / 1_000));
    const headers = {
      'content-type': BATCH_TYPE,
      'content-length': body.length,
      'wfm-timestamp': timestamp,
      'wfm-signature': sign(this.key, timestamp, body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${url}/telephony/cloudevents/bench`, {
        method: 'POST',
        agent: this.agent,
        headers,
      });
      sent.on('error', reject).on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode !== 202) return reject(new Error(`${response.statusCode}: ${text}`));
          resolve((JSON.parse(text) as { accepted: number }).accepted);
        });
      });
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
