import { Module } from '@nestjs/common';
import { ForecastingModule } from '../../forecasting/forecasting.module.js';

@Module({ imports: [ForecastingModule] })
export class ForecastingGraphqlModule {}
