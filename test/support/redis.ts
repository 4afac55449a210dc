/** The Redis of REDIS_URL, for the suites that need one. */
export function redisUrl(): string | null {
  return process.env.REDIS_URL ?? null;
}

/** Says in one line that a suite did not run; Jest wants one test in every file. */
export function withoutRedis(suite: string): void {
  it(`${suite} needs REDIS_URL`, () => {
    process.stdout.write(`${suite}: left out, because REDIS_URL is not set (npm run test:redis).\n`);
    expect(redisUrl()).toBeNull();
  });
}
