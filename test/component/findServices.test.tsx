import { describe, expect, it } from 'vitest';
import { serviceAt } from '../../builder/catalog.ts';
import { findServices } from '../../builder/findServices.ts';

const found = (source: string) => findServices(source, serviceAt);

describe('the services in the source of a page', () => {
  it.each([
    ['an embed', '<embed src="https://www.youtube.com/embed/x">', ['youtube']],
    [
      'a script without a scheme',
      '<script src="//connect.facebook.net/en_US/fbevents.js"></script>',
      ['meta-pixel'],
    ],
    ['a snippet', '<script>load("//www.youtube.com/iframe_api")</script>', ['youtube']],
    [
      'settings in JSON',
      '<script>var x = {"film":"https:\\/\\/www.youtube.com\\/embed\\/x"}</script>',
      ['youtube'],
    ],
    ['one of several pictures', '<img srcset="/a.jpg 1x, //www.youtube.com/a.jpg 2x">', ['youtube']],
    ['an icon', '<link rel="icon" href="https://www.youtube.com/a.png">', ['youtube']],
  ])('are found in %s', (_, source, services) => {
    expect(found(source)).toEqual({ services, unknown: [] });
  });

  it.each([
    ['what is a link only', '<a href="https://www.youtube.com/lincoln">Films</a>'],
    ['what a page says of itself', '<link rel="alternate" href="https://www.youtube.com/lincoln">'],
    [
      'what search engines are told',
      '<script type="application/ld+json">{"@context":"https://schema.org"}</script>',
    ],
    ['code in a comment', '<script>\n//document.write(x)\n</script>'],
    [
      'its own host',
      '<link rel="canonical" href="https://lincoln.example/"><img src="https://lincoln.example/a.jpg">',
    ],
  ])('are not %s', (_, source) => {
    expect(found(source)).toEqual({ services: [], unknown: [] });
  });

  it('leaves hosts that the catalog does not know to the webmaster', () => {
    expect(found('<script src="https://forgotten.example/a.js"></script>').unknown).toEqual([
      'forgotten.example',
    ]);
  });
});
