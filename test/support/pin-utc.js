/** The process runs in UTC, in tests as in production; workers inherit it. */
export default function pinUtc() {
  process.env.TZ = 'UTC';
}
