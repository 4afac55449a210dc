/** The process runs in UTC, in tests as in production; workers inherit it. */
export default function pinUtc() {
  process.env.TZ = 'UTC';
  // Tests make schemas of their own on the server; a setting without any is enough for them.
  const url = process.env.DATABASE_URL;
  if (url && new URL(url).pathname.length <= 1)
    process.env.DATABASE_URL = `${url.replace(/\/$/, '')}/wfm_tests`;
}
