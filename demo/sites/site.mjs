// @ts-check

/**
 * One school's site: who it is, which cookie rule it lives by, and what it says.
 * @typedef {'en' | 'es'} Language
 *
 * @typedef {object} Site
 * @property {string} host
 * @property {'district' | 'elementary' | 'high' | 'children'} id names its colours and its emblem
 * @property {Record<string, string>} attributes of the Hallpass tag, besides the policy's address; the accent has enough contrast in light and in dark
 * @property {import('../snippets/index.mjs').ServiceId[]} services what the webmaster pasted
 * @property {boolean} keepsSignedIn offers "keep me signed in"
 * @property {string} video
 * @property {Record<Language, SiteTexts>} texts
 *
 * @typedef {object} SiteTexts
 * @property {string} name
 * @property {string} shortName
 * @property {string} welcome
 * @property {string} introduction
 * @property {Array<{ title: string, date: string, text: string }>} news newest first; `date` is ISO
 * @property {Array<{ date: string, title: string }>} dates
 * @property {{ title: string, text: string }} video
 * @property {string} rule the cookie rule in one sentence
 * @property {string[]} ruleInFull the same in paragraphs
 * @property {string} address
 */
