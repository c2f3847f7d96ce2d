import { describe, expect, it } from 'vitest';
import type { HeldEmbed, ServiceDetails } from '../../src/model.ts';
import { describe as valuesFor } from '../../src/ui/placeholder/describe.ts';
import { TOLD } from '../unit/told.ts';
import { aGate } from './aGate.ts';

const tell = (id: string) => TOLD.find(service => service.id === id);

const FILM: HeldEmbed = {
  categories: [['marketing']],
  service: 'youtube',
  address: 'https://www.youtube.com/embed/abc',
};

const values = (
  embed: Partial<HeldEmbed>,
  title = '',
  told: ServiceDetails | undefined | null = tell('youtube'),
  wishes: Parameters<typeof aGate>[0] = {},
) => valuesFor({ ...FILM, ...embed }, told ?? undefined, title, aGate(wishes).gate);

describe('what a placeholder says', () => {
  it.each([
    ['Field day', 'Field day'],
    ['  Field day ', 'Field day'],
    ['YouTube video player', ''],
    ['youtube-video', ''],
    ['Google', ''],
    ['Embedded YouTube video', ''],
    ['Reproductor de video de YouTube', ''],
    ['Video: how to enroll', 'Video: how to enroll'],
    ['', ''],
  ])('of a frame that is called "%s" is the title "%s", or else its kind', (title, own) => {
    expect(values({}, title)).toMatchObject(
      own ? { heading: 'title', title: own } : { heading: 'video', title: '' },
    );
  });

  it('names company and host, and both answers, where the visitor may allow it', () => {
    expect(values({})).toMatchObject({
      name: 'YouTube',
      company: 'Google',
      host: 'www.youtube.com',
      href: FILM.address,
      open: true,
      known: true,
    });
    expect(values({})).not.toHaveProperty('lockedFor');
  });

  it('names no service but the host where nobody knows whose the address is', () => {
    const unknown = values({ service: undefined, address: 'https://quiz.test/login' }, 'Quiz', null);
    expect(unknown).toMatchObject({ name: 'quiz.test', company: 'quiz.test', open: true, known: false });
  });

  it.each([
    ['general', { offered: ['preferences'] }, FILM.address],
    ['children', { locked: ['marketing'] }, ''],
  ] as const)('is the reason where nobody can allow it, on a site for %s', (audience, policy, href) => {
    const locked = values({}, '', tell('youtube'), {
      policy: { ...policy, locked: 'locked' in policy ? [...policy.locked] : [] },
      config: { audience },
    });
    expect(locked).toMatchObject({ lockedFor: audience, open: false, known: false, href });
  });

  it('has no door to another site for a child, though it may be loaded', () => {
    expect(values({}, '', tell('youtube'), { config: { audience: 'children' } }).href).toBe('');
  });

  it('says that cookies may stay where this site’s own end with the session', () => {
    const keeps = { ...(tell('youtube') as ServiceDetails), persistent: 180 };
    const session = { policy: { sessionOnly: true } };
    expect(values({}, '', keeps, session)).toMatchObject({ lasting: true });
    expect(values({}, '', tell('maps'), session)).toMatchObject({ lasting: false });
    expect(values({}, '', keeps)).toMatchObject({ lasting: false });
  });

  it.each(['javascript:alert(1)', 'https://[', 'data:text/html,x', undefined])(
    'links nowhere where the address is %s',
    address => {
      expect(values({ address })).toMatchObject({ href: '', host: '' });
    },
  );
});
