const frame = (src: string, title: string) =>
  `<iframe src="${src}" width="500" height="281" title="${title}"></iframe>`;

const html = (content: string) => `<!-- wp:html -->\n${content}\n<!-- /wp:html -->`;

/**
 * A school's pages as WordPress keeps them: blocks, what teachers paste, and old posts of the classic editor. Each
 * has something of a service of the catalog, unless its name says otherwise.
 */
export const pages: Readonly<Record<string, string>> = {
  'embed-block':
    '<!-- wp:embed {"url":"https://www.youtube.com/watch?v=fieldday","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=fieldday\n</div></figure>\n<!-- /wp:embed -->',
  'classic-embed': 'Our field day:\n\nhttps://www.youtube.com/watch?v=classic\n\nSee you there.',
  'pasted-youtube': html(frame('https://www.youtube.com/embed/pasted', 'Field day')),
  nocookie: html(frame('//www.youtube-nocookie.com/embed/x', 'Field day')),
  vimeo: html(frame('https://player.vimeo.com/video/1', 'Choir')),
  maps: html(frame('https://www.google.com/maps/embed?pb=1', 'How to find us')),
  calendar: html(
    frame('https://calendar.google.com/calendar/embed?src=x&amp;ctz=America%2FChicago', 'Calendar'),
  ),
  form: html(frame('https://docs.google.com/forms/d/e/1/viewform?embedded=true', 'Form')),
  analytics: html('<script async src="https://www.google-analytics.com/analytics.js"></script>'),
  hotjar: html(
    '<script src="https://static.hotjar.com/c/hotjar-1.js" type="text/javascript" defer></script>',
  ),
  module: html('<script type="module" src="https://static.hotjar.com/c/module.js"></script>'),
  pixel: html(
    '<img height="1" width="1" alt="" src="https://www.facebook.com/tr?id=1&amp;ev=PageView&amp;noscript=1">',
  ),
  gallery:
    '<!-- wp:image {"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img src="https://live.staticflickr.com/1/fair.jpg" alt="Fair"/></figure>\n<!-- /wp:image -->',
  responsive: html(
    '<img src="https://live.staticflickr.com/1/s.jpg" srcset="https://live.staticflickr.com/1/s.jpg 1x, https://live.staticflickr.com/1/l.jpg 2x" alt="Fair">',
  ),
  video: html(
    '<video controls poster="https://i.ytimg.com/vi/x/hq.jpg"><source src="https://player.vimeo.com/x.mp4"></video>',
  ),
  translate: html(
    '<div id="google_translate_element"></div><script src="https://translate.google.com/translate_a/element.js?cb=f"></script>',
  ),
  facebook: html(
    '<script async defer crossorigin="anonymous" src="https://connect.facebook.net/en_US/sdk.js#xfbml=1"></script>',
  ),
  hints: html(
    '<link rel="preload" as="script" href="https://www.googletagmanager.com/gtag/js?id=G-2"><link rel="dns-prefetch" href="//www.google-analytics.com">',
  ),
  marked: html(
    '<script type="text/plain" data-category="analytics" data-src="https://www.google-analytics.com/m.js"></script><iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/marked" title="Marked"></iframe>',
  ),
  waiting:
    '<!-- wp:hallpass/wait {"category":"preferences"} -->\n<!-- wp:paragraph -->\n<p id="late">The poll’s results</p>\n<!-- /wp:paragraph -->\n<!-- /wp:hallpass/wait -->\n\n<!-- wp:hallpass/services /-->',
  plain:
    '<!-- wp:paragraph -->\n<p>Nothing of any service: <a href="https://www.youtube.com/">our films</a>.</p>\n<!-- /wp:paragraph -->',
};
