import {
  fingerprint,
  generatedPassword,
  hashPassword,
  newPersonalSecret,
  newSessionSecret,
  passwordMatches,
  readCookie,
  signCookie,
} from './secrets.js';

const KEY = 'k'.repeat(32);

describe('secrets', () => {
  it('have 256 random bits', () => {
    expect(Buffer.from(newSessionSecret(), 'base64url')).toHaveLength(32);
    expect(newPersonalSecret()).toMatch(/^wfm_[\w-]{43}$/);
    expect(newPersonalSecret()).not.toBe(newPersonalSecret());
  });

  it('are stored as a SHA-256', () => {
    expect(fingerprint('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('made for people have 24 letters and digits that are not mistaken for each other', () => {
    expect(generatedPassword()).toMatch(/^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/);
  });
});

describe('a signed cookie', () => {
  it('gives the secret back', () => {
    expect(readCookie(signCookie('secret', KEY), KEY)).toBe('secret');
  });

  it.each([
    ['another key', signCookie('secret', 'x'.repeat(32))],
    ['a changed secret', `other.${signCookie('secret', KEY).split('.')[1]}`],
    ['a cut signature', signCookie('secret', KEY).slice(0, -1)],
    ['no signature', 'secret'],
    ['an empty secret', '.x'],
    ['nothing', ''],
  ])('is refused with %s', (_, value) => {
    expect(readCookie(value, KEY)).toBeNull();
  });
});

describe('passwords', () => {
  it('are argon2id hashes, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/);
    expect(one).not.toBe(two);
  });

  it('match their own hash only, and never that of nobody', async () => {
    const hash = await hashPassword('correct horse');
    expect(await passwordMatches(hash, 'correct horse')).toBe(true);
    expect(await passwordMatches(hash, 'Correct horse')).toBe(false);
    expect(await passwordMatches(null, 'correct horse')).toBe(false);
  });
});
