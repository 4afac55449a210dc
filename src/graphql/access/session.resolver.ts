import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { AuthenticationService, type SessionCookie } from '../../access/authentication.service.js';
import { credentialsOf } from '../../http/caller.js';
import { Public } from '../current-actor.decorator.js';
import { type GraphqlContext } from '../graphql-context.js';
import { SignInResult, toSignInAnswer } from './sign-in.type.js';

@Resolver()
export class SessionResolver {
  constructor(private readonly authentication: AuthenticationService) {}

  @Public()
  @Mutation(() => SignInResult, { description: 'Opens a session for a browser.' })
  async signIn(
    @Context() { req, res }: GraphqlContext,
    @Args('email') email: string,
    @Args('password') password: string,
  ) {
    const outcome = await this.authentication.signIn(email, password, req.ip ?? '');
    if (outcome.kind === 'signed-in') setCookie(res, outcome.cookie);
    return toSignInAnswer(outcome);
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Ends the session of this browser, if it has one.' })
  async signOut(@Context() { req, res }: GraphqlContext): Promise<boolean> {
    setCookie(res, await this.authentication.signOut(credentialsOf(req.headers)));
    return true;
  }
}

function setCookie(res: GraphqlContext['res'], { name, value, options }: SessionCookie): void {
  res?.cookie(name, value, options);
}
