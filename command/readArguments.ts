import { parseArgs } from 'node:util';

/** The languages that a visitor of the command's may ask for. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What the command is asked to do. */
export interface Options {
  /** Where to begin: http or https. */
  address: string;
  /** How many pages of the site to look at. */
  pages: number;
  languages: readonly Language[];
  /** The browser to use; absent: the one that is found. */
  browser?: string;
  /** Files to write, and the earlier report to compare with. */
  html?: string;
  json?: string;
  requests?: string;
  compare?: string;
}

export const USAGE = `Usage: hallpass audit <address> [options]

Looks at a site as its visitors do, in your own Chrome, Edge or Chromium: before a choice,
after "Only essential", and after "Accept all", in English and in Spanish.

  --pages <number>     look at more pages of the site (1 to 50, default 1)
  --languages <list>   en, es, or en,es (default)
  --html <file>        write the report for people
  --json <file>        write the report for programs
  --compare <file>     say what changed since an earlier --json
  --requests <file>    write a list of the requests to other companies, as JSON
  --browser <path>     use this browser
  --help               show this

It ends with 0 if there are no faults, 1 if there are some, and 2 if it could not look.`;

/** More pages than this are a crawl, and no audit. */
const MOST_PAGES = 50;

const isLanguage = (word: string): word is Language => LANGUAGES.some(one => one === word);

/** A web address in full; `https` where none is written, but on one's own machine. */
function addressOf(text: string): string | undefined {
  const hasScheme = /^[a-z][a-z+.-]*:(?!\d)/i.test(text);
  const scheme = /^localhost\b/.test(text) ? 'http' : 'https';
  const full = hasScheme ? text : `${scheme}://${text}`;
  if (!URL.canParse(full)) return undefined;
  const { protocol, href } = new URL(full);
  return /^https?:$/.test(protocol) ? href : undefined;
}

/** What is wrong with the arguments, in a sentence. */
export class WrongArguments extends Error {}

/**
 * Reads what stands behind `hallpass`.
 *
 * @returns `help` where nothing is to be done but to explain
 * @throws {WrongArguments} if they make no sense
 */
export function readArguments(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parsed(args);
  const [command, address, ...others] = positionals;
  if (values.help || command === 'help' || command === undefined) return 'help';
  if (command !== 'audit') throw new WrongArguments(`There is no command "${command}".`);
  if (!address) throw new WrongArguments('Which address? Write it behind "audit".');
  if (others[0]) throw new WrongArguments(`One address at a time: "${others[0]}" is one too many.`);
  const full = addressOf(address);
  if (!full) throw new WrongArguments(`"${address}" is no web address.`);
  const pages = Number(values.pages ?? 1);
  if (!Number.isInteger(pages) || pages < 1 || pages > MOST_PAGES)
    throw new WrongArguments(`--pages takes a number from 1 to ${MOST_PAGES}.`);
  const languages = (values.languages ?? LANGUAGES.join()).split(',').map(word => word.trim());
  if (!languages.every(isLanguage)) throw new WrongArguments('--languages takes en, es, or en,es.');
  const { browser, html, json, requests, compare } = values;
  return {
    address: full,
    pages,
    languages: [...new Set(languages)],
    ...(browser && { browser }),
    ...(html && { html }),
    ...(json && { json }),
    ...(requests && { requests }),
    ...(compare && { compare }),
  };
}

const TEXT = { type: 'string' } as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        pages: TEXT,
        languages: TEXT,
        browser: TEXT,
        html: TEXT,
        json: TEXT,
        requests: TEXT,
        compare: TEXT,
      },
    });
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error));
  }
}
