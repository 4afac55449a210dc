import { AmiRecordings, QueueLogRecordings } from './asterisk-recordings.js';
import { FreeSwitchRecordings } from './freeswitch-recordings.js';
import { JSON_RECORDINGS } from './json-recordings.js';
import { type RecordingReader } from './recording.js';

/** Every kind of recording that can be read. */
export const RECORDING_READERS: readonly RecordingReader[] = [
  new QueueLogRecordings(),
  new AmiRecordings(),
  new FreeSwitchRecordings(),
  ...JSON_RECORDINGS,
];
