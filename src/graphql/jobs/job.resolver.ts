import { Query, Resolver } from '@nestjs/graphql';

@Resolver()
export class JobResolver {
  @Query(() => String)
  ping(): string {
    return 'x';
  }
}
