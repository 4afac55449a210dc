import { Module } from '@nestjs/common';
import { WorkforceModule } from '../workforce/workforce.module.js';
import { AccountsService } from './accounts.service.js';
import { AuthenticationService } from './authentication.service.js';
import { Caller } from './caller.js';
import { TokensService } from './tokens.service.js';

@Module({
  imports: [WorkforceModule],
  providers: [AccountsService, AuthenticationService, Caller, TokensService],
  exports: [AccountsService, AuthenticationService, Caller, TokensService],
})
export class AccessModule {}
