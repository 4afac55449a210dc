/** Whether it happens in that time. A message may be lost with its process, so waiting for it alone could wait for ever. */
export async function happensWithin(change: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const happened = await Promise.race([change.then(() => true), later]);
  clearTimeout(timer);
  return happened;
}
