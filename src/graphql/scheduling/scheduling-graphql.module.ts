import { Module } from '@nestjs/common';
import { SchedulingModule } from '../../scheduling/scheduling.module.js';

@Module({ imports: [SchedulingModule] })
export class SchedulingGraphqlModule {}
