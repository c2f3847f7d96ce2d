import { encode } from '../../src/decision/consentString.ts';
import { aDecision, answers } from './given.ts';

/** Whether anything may run, by the request's cookies and its `Sec-GPC`: what the policy of docs/limits.md hangs on. */
export const lifts: [cookie: string, signal: string, isLifted: boolean][] = [
  ['', '', false],
  ['hallpass-consent=v1.tro8w0.0..-', '', false],
  ['hallpass-consent=v1.tro8w0.0.p0a0m0.-', '', false],
  ['hallpass-consent=v1.tro8w0.0.p0a1m0.-', '', true],
  ['a=b; hallpass-consent=v1.tro8w0.0.m1.s; c=d', '', true],
  ['hallpass-consent=v1.tro8w0.1.p1a1m1.-', '', false],
  // "Always allow YouTube", which is an answer of its own.
  ['hallpass-consent=v1.tro8w0.0..-.youtube1', '', true],
  ['hallpass-consent=v1.tro8w0.0.p0a0m0.s.matomo0~youtube1', '', true],
  ['hallpass-consent=v1.tro8w0.0.p0a0m0.s.youtube1~matomo0', '', true],
  ['hallpass-consent=v1.tro8w0.0.p0a0m0.-.youtube0', '', false],
  ['hallpass-consent=v1.tro8w0.0.p0a0m0.-.service10', '', false],
  [`hallpass-consent=${encode(aDecision(answers('p0'), { services: { youtube: true } }))}`, '', true],
  // A signal says nothing of preferences.
  ['hallpass-consent=v1.tro8w0.0.p1a1m1.-', '1', true],
  ['hallpass-consent=v1.tro8w0.0.p0a1m1.-', '1', false],
  ['hallpass-consent=v1.tro8w0.0..-.youtube1', '1', false],
  ['hallpass-consent=v1.tro8w0.0.p0a1m0.g', '1', true],
  ['hallpass-consent=v1.tro8w0.0..gs.youtube1', '1', true],
];
