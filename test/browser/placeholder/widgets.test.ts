import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { lines, place, stored, TRY, tag } from '../journeys/steps.ts';

const SITE = 'www.cedarcreek.example';
const built = (id: string) => `document.getElementById("${id}").append("built");`;

/** Runs where a script stands in its place: a form that builds there. */
const IN_PLACE = 'document.currentScript.parentNode.append("built")';

/** What school pages have for widgets: a place, by its id, and the files that fill it. */
const WIDGETS: [id: string, html: string, ...files: [host: string, path: string, body: string][]][] = [
  [
    'plyr',
    '<div id="plyr" data-plyr-provider="youtube" data-plyr-embed-id="abc"></div><script src="/players.js"></script>',
    [
      SITE,
      '/players.js',
      `window.onYouTubeIframeAPIReady = () => ["plyr", "videojs", "elementor"].forEach(id => new YT.Player(id));
      document.head.append(Object.assign(document.createElement("script"), { src: "https://www.youtube.com/iframe_api" }))`,
    ],
    [
      'www.youtube.com',
      '/iframe_api',
      'window.YT = { Player: function (id) { document.getElementById(id).append("built") } }; onYouTubeIframeAPIReady()',
    ],
  ],
  [
    'videojs',
    `<div id="videojs" class="video-js" data-setup='{"techOrder":["youtube"],"sources":[{"type":"video/youtube","src":"https://www.youtube.com/watch?v=abc"}]}'></div>`,
  ],
  [
    'elementor',
    `<div id="elementor" class="elementor-widget-video" data-settings='{"youtube_url":"https://www.youtube.com/watch?v=abc","video_type":"youtube"}'></div>`,
  ],
  [
    'vimeo',
    '<div id="vimeo" data-vimeo-id="1"></div><script src="https://player.vimeo.com/api/player.js"></script>',
    [
      'player.vimeo.com',
      '/api/player.js',
      `window.Vimeo = { Player: function (id) { document.getElementById(id).append("built") } }; ${built('vimeo')}`,
    ],
  ],
  [
    'divi',
    '<div id="divi" class="et_pb_map"></div><script>function initMap() { new google.maps.Map("divi") }</script><script async src="https://maps.googleapis.com/maps/api/js?callback=initMap"></script>',
    [
      'maps.googleapis.com',
      '/maps/api/js',
      'window.google = { maps: { Map: function (id) { document.getElementById(id).append("built") } } }; initMap()',
    ],
  ],
  [
    'jotform',
    '<div id="jotform"><script src="https://form.jotform.com/jsform/1"></script></div>',
    ['form.jotform.com', '/jsform/1', IN_PLACE],
  ],
  [
    'surveymonkey',
    '<div id="surveymonkey"><script>((d, s) => { const c = d.createElement("script"); c.async = true; c.src = "https://widget.surveymonkey.com/collect/website/js/x.js"; s.parentNode.insertBefore(c, s) })(document, document.currentScript)</script></div>',
    ['widget.surveymonkey.com', '/collect/website/js/x.js', IN_PLACE],
  ],
  [
    'hubspot',
    '<div id="hubspot" class="hbspt-form"></div><script src="https://js.hsforms.net/forms/embed/v2.js"></script><script>hbspt.forms.create({ target: "hubspot" })</script>',
    [
      'js.hsforms.net',
      '/forms/embed/v2.js',
      'window.hbspt = { forms: { create: ({ target }) => document.getElementById(target).append("built") } }',
    ],
  ],
  [
    'calendly',
    '<div id="calendly" class="calendly-inline-widget" data-url="https://calendly.com/oakhill/visit"></div><script async src="https://assets.calendly.com/assets/external/widget.js"></script>',
    ['assets.calendly.com', '/assets/external/widget.js', built('calendly')],
  ],
  [
    'search',
    '<div id="search" class="gcse-search"></div><script async src="https://cse.google.com/cse.js?cx=1"></script>',
    ['cse.google.com', '/cse.js', built('search')],
  ],
];

/** Script interfaces that build in a place of the page's own, which nobody else can know. */
const ELSEWHERE =
  '<div id="film"></div><script>new Vimeo.Player("film")</script><div id="map"></div><script>const map = new google.maps.Map("map");</script>';

const IDS = [...WIDGETS.map(([id]) => id)];

/** Runs in the page: what stands in each place. */
function readPlaces(ids: string[]): Record<string, string> {
  const read = (id: string) => {
    const element = document.getElementById(id);
    const isHeld = element?.shadowRoot?.querySelector('.placeholder,.small');
    return [element?.textContent?.includes('built') && 'built', isHeld && 'placeholder']
      .filter(Boolean)
      .join();
  };
  return Object.fromEntries(ids.map(id => [id, read(id)]));
}

const all = (ids: string[], what: string) => Object.fromEntries(ids.map(id => [id, what]));

describe.each(availableEngines())('widgets that scripts build, in %s', name => {
  let world: World;
  let engine: Engine;
  beforeAll(async () => {
    world = await openWorld();
    engine = await openEngine(name, world);
    for (const [, , ...files] of WIDGETS)
      for (const [host, path, body] of files) world.demo.page(host, path, { body, type: 'text/javascript' });
    world.demo.page(SITE, '/try', {
      headers: { 'content-security-policy': null },
      html: `<!doctype html><html lang="en"><head><script src="/hallpass/hallpass.js"></script><title>Try</title></head><body>${WIDGETS.map(([, html]) => html).join('\n')}${ELSEWHERE}<footer><a href="#cookie-preferences">C</a></footer></body></html>`,
    });
  }, 60_000);
  afterAll(async () => {
    expect(engine.errors).toEqual([]);
    await engine.close();
    await world.close();
  });

  it('have their placeholders where they would have been, and build there once allowed, in the same page', async () => {
    await engine.open(TRY);
    await engine.evaluate(() => window.hallpass?.refuse());
    await expect
      .poll(() => engine.evaluate(readPlaces, IDS), { timeout: 10_000 })
      .toEqual(all(IDS, 'placeholder'));
    expect(await engine.evaluate(readPlaces, ['film', 'map'])).toEqual(all(['film', 'map'], ''));
    await engine.evaluate(() => window.hallpass?.accept());
    await expect
      .poll(() => engine.evaluate(readPlaces, [...IDS, 'film', 'map']), { timeout: 10_000 })
      .toEqual(all([...IDS, 'film', 'map'], 'built'));
    expect(world.network.traffic.filter(({ url }) => url === TRY)).toHaveLength(1);
  });
});

describe('Google’s button for appointments', () => {
  const here = place();

  it('has its placeholder; that its code waits for the page’s load event, which does not come again, is told', async () => {
    here.script(
      'calendar.google.com',
      'window.calendar = { schedulingButton: { load: ({ target }) => target.after("built") } }',
      '/calendar/scheduling-button-script.js',
    );
    here.page({
      tag: tag(),
      free: true,
      body: `<div id="appointment"><link href="https://calendar.google.com/calendar/scheduling-button-script.css" rel="stylesheet"><script async src="https://calendar.google.com/calendar/scheduling-button-script.js"></script><script>(function() { var target = document.currentScript; window.addEventListener("load", function() { calendar.schedulingButton.load({ url: "https://calendar.google.com/calendar/appointments/1", target: target }); }); })();</script></div><footer><a href="#cookie-preferences">C</a></footer>`,
    });
    const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
    await visitor.page.locator('#appointment .placeholder').waitFor();
    await expect.poll(() => lines(visitor).join()).toContain('needs calendar.schedulingButton');
    expect(visitor.errors.splice(0)).toEqual([expect.stringContaining('calendar is not defined')]);
    await visitor.page.locator('#appointment [data-consent-action="always"]').click();
    await expect.poll(() => visitor.page.locator('#appointment .placeholder').count()).toBe(0);
    await visitor.page.reload();
    await visitor.page.getByText('built').waitFor();
  });
});
