/** Leads to an element: each selector but the first is looked for in the shadow root of the element before. */
export type Path = readonly string[];

/** What waits for consent on the page. */
export interface Script {
  id: string;
  category: 'preferences' | 'analytics' | 'marketing';
  /** The address of a file; without one, the script is inline. */
  src?: string;
  code: string;
}

/** What a page has to say for something on it to wait. */
export interface Markup {
  /** The page's address is `/id/page`, and its tables know it by this name. */
  id: string;
  title: string;
  head?: string;
  foot?: string;
  script(script: Script): string;
  /** Missing where frames cannot be held. */
  frame?(address: string): string;
}

/** What happens to a page; each figure belongs to one. */
export type Moment =
  | 'first'
  | 'refused'
  | 'later'
  | 'before'
  | 'accept'
  | 'undecided'
  | 'granted'
  | 'frames'
  | 'records';

/** The page without a widget: what is measured with one is the difference to it. */
export interface Reference extends Markup {
  /** The moments at which it is the page to compare with. */
  moments: readonly Moment[];
}

/** A page that asks for consent. */
export interface Widget extends Markup {
  /** Checks show whether the measuring can be trusted; they are nobody's peers. */
  role: 'ours' | 'peer' | 'check';
  /** What it leaves to the site, in words for the table. */
  lacks: string;
  /** More marked scripts it does not run. */
  mostScripts?: number;
  /** Peers come from npm. */
  npm?: { name: string; version: string };
  /** Its files, by the names that the page asks for: paths, or contents as bytes. */
  files: Readonly<Record<string, string | Buffer>>;
  banner: Path;
  accept: Path;
  refuse: Path;
}
