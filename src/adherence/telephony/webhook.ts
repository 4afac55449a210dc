import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Settings } from '../../settings.js';
import { Clock } from '../../time/clock.js';
import { intakeBusy } from '../adherence.errors.js';
import { EventIntake } from '../event-intake.service.js';
import {
  type SourceWithKeys,
  TelephonySourceRepository,
} from '../persistence/telephony-source.repository.js';
import { openKeys } from '../source-keys.js';
import {
  contentEncodingUnsupported,
  contentTypeUnsupported,
  ingestSourceNotFound,
} from './cloudevents/ingest.errors.js';
import { readRequestBody } from './cloudevents/request-body.js';
import { Connectors } from './connectors.js';
import { assertStorable } from './storable.js';
import { type WebhookPlatform } from './webhook-platform.js';

/** What the sender is answered. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | null;
}

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
  async receive(path: string, sourceCode: string, request: Request): Promise<WebhookAnswer> {
    // Before the body is read, which would only fill the memory.
    if (this.intake.isFull) throw intakeBusy();
    const found = await this.intake.inTime(
      this.unitOfWork.read((manager) => this.sources.withKeys(manager, sourceCode)),
    );
    const platform = found === null ? undefined : this.connectors.named(found.source.connector);
    if (found === null || platform?.path !== path) throw ingestSourceNotFound(sourceCode);
    const header = headersOf(request);
    const greeting = platform.greet?.({ header }) ?? null;
    if (greeting !== null) return { status: 200, headers: greeting, body: null };
    return this.take(platform, found, request);
  }

  private async take(
    platform: WebhookPlatform,
    { source, keys }: SourceWithKeys,
    request: Request,
  ): Promise<WebhookAnswer> {
    const header = headersOf(request);
    const contentType = contentTypeOf(header, platform);
    const body = await readRequestBody(request, this.settings.limits.bodyBytes);
    const signed = { url: this.addressOf(request), contentType, body, header };
    const opened = openKeys(keys, source.code, this.settings.secret);
    await platform.authenticate(signed, opened, this.clock.now());
    const events = platform.read({ contentType, body });
    assertStorable(events);
    const stored = await this.intake.record(source.id, events);
    return { status: platform.answer, headers: {}, body: platform.answer === 204 ? null : stored };
  }

  /** As the sender knows us; a proxy in front may have changed everything before the path. */
  private addressOf(request: Request): string {
    const seen = `${request.protocol}://${request.get('host') ?? ''}`;
    return (this.settings.publicUrl ?? seen) + request.originalUrl;
  }
}

function contentTypeOf(header: HeaderReader, platform: WebhookPlatform): string {
  const encoding = header('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw contentEncodingUnsupported(encoding);
  const contentType = header('content-type');
  if (contentType === undefined) throw contentTypeUnsupported(undefined);
  platform.checkContentType(contentType);
  return contentType;
}

type HeaderReader = (name: string) => string | undefined;

function headersOf(request: Request): HeaderReader {
  return (name) =>
    [request.headers[name]]
      .flat()
      .filter((value) => value !== undefined)
      .join(',') || undefined;
}
