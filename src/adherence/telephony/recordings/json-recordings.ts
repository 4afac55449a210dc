import { type Instant, instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { readConnectEvent } from '../amazon-connect/agent-event-stream.js';
import { BATCH_TYPE, CloudEventsConnector } from '../cloudevents/cloudevents.connector.js';
import { readUserTopic } from '../genesys/user-topics.js';
import { Told } from '../told.js';
import { readTwilioMessage } from '../twilio/twilio-message.js';
import { jsonValues, type NotJson } from './json-values.js';
import { recordingForeign } from './recording.errors.js';
import { named, type Recording, type RecordingOptions, type RecordingReader } from './recording.js';

const MOST_UNREAD_TOLD = 20;

/** Takes one message after the other; `at` is the time of the one before. */
type Take = (told: Told, at: Instant) => readonly ReceivedEvent[];

/** Messages of one platform in JSON: an array, one a line, or one after the other. */
export class JsonRecordings implements RecordingReader {
  readonly silence = 'offline';

  constructor(
    readonly name: string,
    private readonly take: Take,
    private readonly advice: string,
  ) {}

  read(bytes: Buffer, options: RecordingOptions): Recording {
    const { values, wrong } = this.values(bytes.toString('utf8'));
    let last = instant(0);
    const events = values.flatMap((value) => {
      const found = this.take(new Told(value), last);
      last = found.reduce((latest, { eventTime }) => (eventTime > latest ? eventTime : latest), last);
      return found.map((event) => named(event, options));
    });
    if (events.length === 0) throw recordingForeign(this.name, this.advice);
    const unread = wrong.slice(0, MOST_UNREAD_TOLD).map(({ line, message }) => `line ${line}: ${message}`);
    return { events, end: last, unread };
  }

  protected values(text: string): {
    readonly values: readonly unknown[];
    readonly wrong: readonly NotJson[];
  } {
    return jsonValues(text);
  }
}

/** TaskRouter calls back with forms: one body a line, as a web server's log keeps them. */
class TwilioRecordings extends JsonRecordings {
  protected override values(text: string): { values: readonly unknown[]; wrong: readonly NotJson[] } {
    if (/^\s*[[{]/.test(text)) return jsonValues(text);
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return { values: lines.map((line) => Object.fromEntries(new URLSearchParams(line))), wrong: [] };
  }
}

const cloudEvents = new CloudEventsConnector();

export const JSON_RECORDINGS: readonly RecordingReader[] = [
  new JsonRecordings(
    'amazon-connect',
    (told) => {
      const event = readConnectEvent(told);
      return event === null ? [] : [event];
    },
    'Its messages should have AgentARN, EventId, EventTimestamp and CurrentAgentSnapshot.',
  ),
  new TwilioRecordings(
    'twilio',
    (told, at) => readTwilioMessage(told, at) ?? [],
    'Its messages should be callbacks of TaskRouter (a form a line, or JSON), events of a stream, or records of the Flex feed.',
  ),
  new JsonRecordings(
    'genesys',
    (told, at) => readUserTopic(told, at) ?? [],
    'Its messages should have a topicName such as v2.users.<id>.activity and an eventBody.',
  ),
  new JsonRecordings(
    'cloudevents',
    (told) => cloudEvents.read({ contentType: BATCH_TYPE, body: Buffer.from(`[${told.raw}]`) }),
    'Its events should follow docs/agent-state-event.schema.json.',
  ),
];
