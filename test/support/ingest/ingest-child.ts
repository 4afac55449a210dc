import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { EventIntake } from '../../../src/adherence/event-intake.service.js';
import { EventWriter } from '../../../src/adherence/event-writer.js';
import { HeardNews } from '../../../src/adherence/heard-news.js';
import { intakeLimits } from '../../../src/adherence/intake-limits.js';
import { AgentEventRepository } from '../../../src/adherence/persistence/agent-event.repository.js';
import {
  BATCH_TYPE,
  CloudEventsConnector,
} from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { readRequestBody } from '../../../src/adherence/telephony/cloudevents/request-body.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { readSettings } from '../../../src/settings.js';
import { SystemClock } from '../../../src/time/clock.js';
import { InProcessTopics } from '../../../src/topics/in-process-topics.js';

/** The intake of events in a process of its own that starts in half a second: from a request's body to its answer. */
const settings = readSettings(process.env);
const dataSource = await new DataSource(dataSourceOptions(settings.database)).initialize();
const limits = intakeLimits(settings);
const intake = new EventIntake(
  new EventWriter(new UnitOfWork(dataSource), new AgentEventRepository(), limits),
  new HeardNews(new InProcessTopics()),
  new SystemClock(),
  limits,
);
const connector = new CloudEventsConnector();
const sourceId = Number(process.env.SOURCE_ID);

const server = createServer((request, response) => {
  readRequestBody(request, settings.limits.bodyBytes)
    .then((body) => intake.record(sourceId, connector.read({ contentType: BATCH_TYPE, body })))
    .then(
      (stored) => response.writeHead(202).end(JSON.stringify(stored)),
      (error: unknown) => response.writeHead(503).end(JSON.stringify({ message: String(error) })),
    );
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
