import { Controller, Get } from '@nestjs/common';
import { AGENT_STATE_EVENT_SCHEMA } from './agent-state-event.schema.js';

@Controller('telephony/cloudevents')
export class CloudEventsController {
  @Get('schema')
  schema(): typeof AGENT_STATE_EVENT_SCHEMA {
    return AGENT_STATE_EVENT_SCHEMA;
  }
}
