import { parentPort, workerData } from 'node:worker_threads';
import { boardOf, type LaneStart, Solving } from '../engine/solving.js';
import { meetingOver } from './lane-meeting.js';

const goesOn = () => false;

if (parentPort !== null) {
  const start = workerData as LaneStart;
  const meeting = meetingOver(parentPort, 1);
  // When to stop is the first lane's to ask; it tells with its next numbers.
  await new Solving(boardOf(start.problem), start, meeting, { shouldStop: goesOn, abandoned: goesOn }).run();
  parentPort.close();
}
