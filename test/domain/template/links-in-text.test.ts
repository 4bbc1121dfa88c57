import { describe, expect, test } from 'vitest';
import { isAllowedHost, linksIn } from '../../../src/domain/template/links-in-text.ts';

const hostsIn = (text: string) => linksIn(text).map(({ host }) => host);

describe('finding links in a text', () => {
  test.each([
    ['see https://atelier.example/spring.', 'atelier.example'],
    ['(https://atelier.example)', 'atelier.example'],
    ['HTTP://Atelier.Example:8080/x', 'atelier.example'],
    ['www.atelier.example', 'www.atelier.example'],
    ['atelier.be', 'atelier.be'],
    ['chez atelier.be/lin !', 'atelier.be'],
    ['shop.atelier.co.uk', 'shop.atelier.co.uk'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['https://atelier.be@evil.example/', 'evil.example'],
    ['https://evil.example\\@atelier.be', 'evil.example'],
    ['any.thing/with-a-path', 'any.thing'],
  ])('finds the host of %j: %s', (text, host) => {
    expect(hostsIn(text)).toEqual([host]);
  });

  test.each(['merci.bonne journée', '12.50 euro', 'p.m.', 'write to lea@atelier.be', '@atelier.be', 'enfin…voilà', ''])(
    'finds none in %j',
    (text) => {
      expect(hostsIn(text)).toEqual([]);
    },
  );
});

describe('an allowed host', () => {
  test.each([
    ['atelier.be', 'atelier.be', true],
    ['shop.atelier.be', 'atelier.be', true],
    ['www.atelier.be', 'www.atelier.be', true],
    ['atelier.be', 'https://www.atelier.be/', true],
    ['xn--bcher-kva.example', 'bücher.example', true],
    ['evilatelier.be', 'atelier.be', false],
    ['atelier.be.evil.example', 'atelier.be', false],
    ['be', 'atelier.be', false],
    ['atelier.be', '', false],
  ])('%s, of %s: %s', (host, allowed, isAllowed) => {
    expect(isAllowedHost(host, [allowed])).toBe(isAllowed);
  });
});
