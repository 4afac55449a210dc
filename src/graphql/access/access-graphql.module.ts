import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { AccountResolver } from './account.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { TokenResolver } from './token.resolver.js';

@Module({ imports: [AccessModule], providers: [AccountResolver, SessionResolver, TokenResolver] })
export class AccessGraphqlModule {}
