import { afterEach, describe, expect, it } from 'vitest';
import facebook from '../../src/catalog/services/facebook.json';
import jotform from '../../src/catalog/services/jotform.json';
import type { HeldEmbed, ServiceDetails } from '../../src/model.ts';
import { findPlaces } from '../../src/ui/placeholder/findPlaces.ts';

afterEach(() => document.body.replaceChildren());

const services = [facebook, jotform] as ServiceDetails[];

const JOTFORM = 'https://form.jotform.com/jsform/241234567890';

/** Where a held script of a service, which the page names `held`, would have built. */
function placesOf(html: string, service: string, address: string) {
  document.body.innerHTML = html;
  const script = document.createElement('script');
  script.type = 'text/plain';
  document.querySelector('.here')?.append(script);
  const embed: HeldEmbed = { categories: [['preferences']], service, address };
  const { places, placeless } = findPlaces(
    new Map([[script, embed]]),
    id => services.find(one => one.id === id),
    () => false,
  );
  return { hosts: places.map(({ root }) => root.host.id), kinds: places.map(({ kind }) => kind), placeless };
}

describe('the place of what a held script would have built', () => {
  it('is the page’s own container for it', () => {
    const { hosts, kinds } = placesOf(
      '<div class="here"></div><div id="posts" class="fb-page"></div><div id="like" class="fb-like"></div>',
      'facebook',
      'https://connect.facebook.net/fr_FR/sdk.js',
    );
    expect(hosts).toEqual(['posts', 'like']);
    expect(kinds).toEqual(['post', 'post']);
  });

  it('is where it stands, if it builds there and stands there alone', () => {
    const { hosts, placeless } = placesOf('<div id="form" class="here"></div>', 'jotform', JOTFORM);
    expect([hosts, placeless]).toEqual([['form'], []]);
  });

  it.each([
    ['it stands among other things', '<div class="here"><p>News</p></div>', 'jotform', JOTFORM],
    [
      'it builds elsewhere',
      '<div class="here"></div>',
      'jotform',
      'https://cdn.jotfor.ms/static/feedback2.js',
    ],
  ])('is known to nobody where %s', (_, html, service, address) => {
    const { hosts, placeless } = placesOf(html, service, address);
    expect(hosts).toEqual([]);
    expect(placeless).toHaveLength(1);
  });
});
