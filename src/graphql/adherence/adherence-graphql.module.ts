import { Module } from '@nestjs/common';
import { AdherenceModule } from '../../adherence/adherence.module.js';

@Module({ imports: [AdherenceModule] })
export class AdherenceGraphqlModule {}
