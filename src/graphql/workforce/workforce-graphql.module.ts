import { Module } from '@nestjs/common';
import { WorkforceModule } from '../../workforce/workforce.module.js';

@Module({ imports: [WorkforceModule] })
export class WorkforceGraphqlModule {}
