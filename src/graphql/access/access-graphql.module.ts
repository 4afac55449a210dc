import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';

@Module({ imports: [AccessModule] })
export class AccessGraphqlModule {}
