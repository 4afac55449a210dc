import { Module } from '@nestjs/common';
import { ErrorFormat } from './error-format.js';

@Module({ providers: [ErrorFormat], exports: [ErrorFormat] })
export class ErrorsModule {}
