import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { AnsweringFilter } from './answering.filter.js';
import { Caller } from './caller.js';
import { HealthController } from './health.controller.js';

@Global()
@Module({
  imports: [AccessModule],
  controllers: [HealthController],
  providers: [Caller, { provide: APP_FILTER, useClass: AnsweringFilter }],
  exports: [Caller],
})
export class HttpModule {}
