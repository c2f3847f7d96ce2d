/** A page's own layout: what it asks of its boxes, and the boxes. */
interface Layout {
  css: string;
  body: string;
  /** Attributes of `<body>`. */
  attributes?: string;
  /** Before `<body>`; pages of old have none. */
  doctype?: string;
}

const OWN = '<a href="#cookie-preferences">Cookies</a>';
const NEWS = '<p>The spring concert is on Friday.</p>';
const PARTS = `<header>School</header><main>${NEWS.repeat(3)}</main><footer>Address</footer>`;
const LONG = `<header>School</header><main>${NEWS.repeat(60)}</main><footer>Address</footer>`;

/** Kinds of pages on which a box of ours, or a child more, would move something. */
export const LAYOUTS: Record<string, Layout> = {
  'a body of grid rows': {
    css: '*{margin:0}body{min-height:100vh;display:grid;grid-template-rows:auto 1fr auto;gap:12px}',
    body: PARTS,
  },
  'a body of grid columns': {
    css: 'body{display:grid;grid-template-columns:200px 1fr 100px;gap:20px}',
    body: PARTS,
  },
  'a grid whose rows come by themselves': {
    css: 'body{display:grid;grid-auto-rows:1fr;min-height:100vh;margin:0}',
    body: PARTS,
  },
  'a form in the middle of the window': {
    css: '*{margin:0}body{min-height:100vh;display:flex;justify-content:center;align-items:center;gap:24px}',
    body: '<form><label>Name <input></label><button type="button">Sign in</button></form>',
  },
  'a column with its footer at the end': {
    css: 'body{margin:0;min-height:100vh;display:flex;flex-direction:column}main{flex:1}',
    body: PARTS,
  },
  'a column that is spread out': {
    css: 'body{margin:0;height:100vh;display:flex;flex-direction:column;justify-content:space-between}',
    body: PARTS,
  },
  'a footer that is a row': {
    css: 'footer{display:flex;justify-content:space-between;gap:2em}',
    body: `${LONG.replace('Address', '<span>Address</span><span>Phone</span><span>Mail</span>')}`,
  },
  'a footer whose last part is another': {
    css: 'footer>*{display:inline-block;margin-inline-end:30px}footer>:last-child{margin:0;float:right}',
    body: `${LONG.replace('Address', '<span>Address</span><span>Phone</span>')}`,
  },
  'a header that is a row': {
    css: 'header{display:flex;justify-content:space-between}',
    body: `<header><a href="#main">Skip</a><b>School</b><a href="/news">News</a></header><main id="main">${NEWS}</main>`,
  },
  'a skip link whose neighbor is another': {
    css: '.skip+*{margin-top:40px}.skip+header{border:5px solid}',
    body: `<a class="skip" href="#main">Skip</a>${PARTS}${OWN}`,
  },
  'space between all that stands below another': { css: '*+*{margin-top:1.5em}', body: PARTS },
  'space between the body’s children': { css: 'body>*+*{margin-top:3em}', body: PARTS },
  'a first and a last child that are others': {
    css: 'body>:first-child{padding:40px}body>:last-child{margin-bottom:80px;padding:30px}',
    body: PARTS,
  },
  'children that are counted': {
    css: 'body>:nth-child(odd){padding:2em}body>:nth-last-child(2){margin:3em}',
    body: PARTS,
  },
  'an only child': { css: 'body>:only-child{padding:10vh;height:40vh}', body: `<main>${NEWS}</main>` },
  'a body whose rows depend on their number': {
    css: 'body:has(>:nth-child(4)){display:grid;gap:30px}',
    body: PARTS,
  },
  'columns of text': { css: 'body{columns:3}', body: LONG },
  'a table': { css: 'body{display:table;width:100%}body>*{display:table-row}', body: PARTS },
  floats: { css: 'main{float:left;width:60%}footer{float:right;width:30%}', body: LONG },
  'an html and a body as high as the window': {
    css: 'html,body{height:100%;margin:0}main{min-height:80%}',
    body: LONG,
  },
  'a part that scrolls by itself': {
    css: 'html,body{height:100%;margin:0;overflow:hidden}main{height:70vh;overflow:auto}',
    body: LONG,
  },
  'a body that is smaller': { css: 'body{zoom:0.8}', body: LONG },
  'a root that is a grid': {
    css: 'html{display:grid;gap:20px;place-items:center;min-height:100vh}',
    body: PARTS,
  },
  'a root that is placed': { css: 'html{position:relative;margin:20px;border:3px solid}', body: LONG },
  'a body that is placed': {
    css: 'body{position:absolute;inset:20px}footer{position:absolute;bottom:0}',
    body: PARTS,
  },
  'a body that contains': { css: 'body{contain:layout;transform:translateX(0)}', body: LONG },
  'boxes of borders': {
    css: '*,::before,::after{box-sizing:border-box;padding:4px;border:1px solid}',
    body: LONG,
  },
  'a page written from the right': {
    css: 'body{margin-inline:40px 10px}',
    attributes: 'dir="rtl"',
    body: LONG,
  },
  'a page of the old kind': {
    css: 'body{margin:10px}table{height:100%}',
    doctype: '',
    body: `<table><tr><td>${NEWS}</table>`,
  },
  'a page with a link of its own': { css: '', body: LONG.replace('Address', OWN) },
};
