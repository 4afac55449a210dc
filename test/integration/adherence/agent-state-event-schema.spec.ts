import { readFileSync } from 'node:fs';
import { AGENT_STATE_EVENT_SCHEMA } from '../../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';

describe('docs/agent-state-event.schema.json', () => {
  it('is the contract that the webhook checks', () => {
    const published: unknown = JSON.parse(readFileSync('docs/agent-state-event.schema.json', 'utf8'));
    expect(published).toEqual(AGENT_STATE_EVENT_SCHEMA);
  });
});
