export type PlaceId =
  | 'apptegy'
  | 'drupal'
  | 'edlio'
  | 'finalsite'
  | 'finalsite-wcm'
  | 'google-sites'
  | 'other'
  | 'parentsquare'
  | 'presence'
  | 'squarespace'
  | 'weebly'
  | 'wix'
  | 'wordpress';

/** What to do with each piece of code: plain sentences, one step each, names of fields in the language's quotes. */
export interface Steps {
  /** Where the files go. */
  upload: readonly string[];
  /** Where the tag is pasted. */
  tag: readonly string[];
  /** Where the link to the preferences goes. */
  link: readonly string[];
  /** Where the list of services goes. */
  list: readonly string[];
}

/** A content management system, and how Hallpass gets into it. */
export interface Place {
  id: PlaceId;
  name: string;
  /**
   * What it takes: the whole folder under its own names; one file, which may lie elsewhere; or nothing at all, so that
   * Hallpass cannot be installed.
   */
  files: 'folder' | 'one' | 'none';
  /** The page with the sources, from the root of the project. */
  guide: `docs/cms/${string}.md`;
  steps: Record<'en' | 'es', Steps>;
  /** What to do about plugins that delay or join scripts, where such are usual. */
  optimizer?: Record<'en' | 'es', string>;
}
