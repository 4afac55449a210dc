import { Injectable } from '@nestjs/common';
import { type IncomingMessage } from 'node:http';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Settings } from '../../settings.js';
import { Clock } from '../../time/clock.js';
import { EventIntake, type Intake } from '../event-intake.service.js';
import {
  type SourceWithKeys,
  TelephonySourceRepository,
} from '../persistence/telephony-source.repository.js';
import { isBatch } from './cloudevents/cloudevents.connector.js';
import {
  contentEncodingUnsupported,
  contentTypeUnsupported,
  ingestSourceNotFound,
} from './cloudevents/ingest.errors.js';
import { readRequestBody } from './cloudevents/request-body.js';
import { verifySignature } from './cloudevents/signature.js';
import { Connectors } from './connectors.js';

/** A signed delivery over HTTPS, from its headers to its rows. */
@Injectable()
export class Webhook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: TelephonySourceRepository,
    private readonly connectors: Connectors,
    private readonly intake: EventIntake,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Returns only after everything is stored. */
  async receive(sourceCode: string, request: IncomingMessage): Promise<Intake> {
    const found = await this.unitOfWork.read((manager) => this.sources.withKeys(manager, sourceCode));
    if (found === null) throw ingestSourceNotFound(sourceCode);
    const contentType = contentTypeOf(request);
    const body = await readRequestBody(request, this.settings.limits.bodyBytes);
    this.verify(request, body, found);
    const connector = this.connectors.named(found.source.connector);
    if (connector === undefined)
      throw new Error(`No connector "${found.source.connector}" for ${sourceCode}.`);
    return this.intake.record(found.source.id, connector.read({ contentType, body }));
  }

  private verify(request: IncomingMessage, body: Buffer, { keys }: SourceWithKeys): void {
    const timestamp = header(request, 'wfm-timestamp');
    const signature = header(request, 'wfm-signature');
    verifySignature({ timestamp, signature, body }, keys, this.clock.now());
  }
}

function contentTypeOf(request: IncomingMessage): string {
  const encoding = header(request, 'content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw contentEncodingUnsupported(encoding);
  const contentType = header(request, 'content-type');
  if (contentType === undefined) throw contentTypeUnsupported(undefined);
  isBatch(contentType);
  return contentType;
}

function header(request: IncomingMessage, name: string): string | undefined {
  return (
    [request.headers[name]]
      .flat()
      .filter((value) => value !== undefined)
      .join(',') || undefined
  );
}
