import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks, isAllowedHost } from '../../../src/domain/touch/find-links.ts';

const hosts = (text: string) => findLinks(text).map(({ host }) => host);

describe('a link', () => {
  test.each([
    ['See https://shop.example.com/new?x=1#top', 'shop.example.com'],
    ['See http://SHOP.Example.com', 'shop.example.com'],
    ['shop.example.com', 'shop.example.com'],
    ['Look: www.boutique.be.', 'www.boutique.be'],
    ['(boutique.be)', 'boutique.be'],
    ['boutique.be, merci', 'boutique.be'],
    ['“boutique.be”', 'boutique.be'],
    ['boutique.be!', 'boutique.be'],
    ['…boutique.be', 'boutique.be'],
    ['voir...boutique.be', 'boutique.be'],
    ['boutique.be:8080/a', 'boutique.be'],
    ['boutique.be/a(b)', 'boutique.be'],
    ['bit.ly/3xYz', 'bit.ly'],
    ['files.weird/x', 'files.weird'],
    ['ok.je vous attends', 'ok.je'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['https://xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['іnstagram.com', 'xn--nstagram-shh.com'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['boutique。be', 'boutique.be'],
    ['ｂｏｕｔｉｑｕｅ．ｂｅ', 'boutique.be'],
    ['bout\u200bique\u00ad.be', 'boutique.be'],
    ['https://instagram.com@evil.example/x', 'evil.example'],
    ['instagram.com@evil.example/x', 'evil.example'],
    ['https://instagram.com.evil.example', 'instagram.com.evil.example'],
    ['https:\\\\evil.example', 'evil.example'],
    ['https:evil.example', 'evil.example'],
    ['http://192.168.0.1/x', '192.168.0.1'],
    ['192.168.0.1', '192.168.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['ftp://files.example', 'files.example'],
    ['whatsapp://send?text=x', 'send'],
    ['https://boutique.be.', 'boutique.be'],
  ])('is found in %j', (text, host) => {
    expect(hosts(text)).toContain(host);
  });

  test.each([
    'Merci beaucoup !',
    'It is 49.90 euros, or 1.250,00',
    '3.50/pc',
    'at 10.30 or 24/7',
    '@anna.be is my colleague',
    '@anna.shop.be',
    'mail anna@boutique.be please',
    's.v.p. et c.-à-d. a.u.b. p.s. e.g. i.e.',
    'Wait...really?',
    'photo.jpg',
    'Dr. Dupont et M. Martin',
    'and/or',
    'tel: 0470 12 34 56',
    '19h30.Ensuite',
  ])('is not read into %j', (text) => {
    expect(findLinks(text)).toEqual([]);
  });

  test('is shown as it is written, without the punctuation around it', () => {
    expect(findLinks('(See boutique.be/a, and https://ig.me/m/atelier.)')).toEqual([
      { link: 'https://ig.me/m/atelier', host: 'ig.me' },
      { link: 'boutique.be/a', host: 'boutique.be' },
    ]);
  });

  test('that leads nowhere has no host', () => {
    expect(findLinks('https://??? x')).toEqual([{ link: 'https://', host: undefined }]);
  });

  test('is found wherever it stands in a text, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (before, after) => {
        expect(hosts(`${before} evil.example ${after}`)).toContain('evil.example');
      }),
    );
  });

  test('is looked for quickly in whatever people paste', () => {
    const piece = fc.constantFrom('a', '.', '-', '@', '/', ':', 'https:', 'com', ' ', 'é', '\u0301');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 500, maxLength: 4000 }), (pieces) => {
        findLinks(pieces.join(''));
      }),
      { numRuns: 50 },
    );
  }, 5000);
});

describe('an allowed host', () => {
  const allowed = ['instagram.com', 'München.de'];

  test.each(['instagram.com', 'www.instagram.com', 'xn--mnchen-3ya.de', 'shop.xn--mnchen-3ya.de'])(
    'lets in %s',
    (host) => {
      expect(isAllowedHost(host, allowed)).toBe(true);
    },
  );

  test.each(['evilinstagram.com', 'instagram.com.evil.example', 'instagram.co', 'com', ''])('keeps out %j', (host) => {
    expect(isAllowedHost(host, allowed)).toBe(false);
  });
});
