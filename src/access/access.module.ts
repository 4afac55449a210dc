import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { AccountsService } from './accounts.service.js';
import { AuthenticationService } from './authentication.service.js';
import { TokensService } from './tokens.service.js';

@Module({
  imports: [WorkforceModule],
  providers: [AccountsService, AuthenticationService, TokensService],
  exports: [AccountsService, AuthenticationService, TokensService],
})
export class AccessModule {}
