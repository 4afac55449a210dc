import { Module } from '@nestjs/common';
import { WorkforceDirectory } from './workforce-directory.service.js';

@Module({
  providers: [WorkforceDirectory],
  exports: [WorkforceDirectory],
})
export class WorkforceModule {}
