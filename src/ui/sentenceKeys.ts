import type en from '../../locales/en.json';

/** The keys of some sentences, as `t` takes them: `banner.title`; of a counted one without the form: `services.number`. */
export type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key extends `${infer Counted}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
      ? Counted
      : Key
    : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

/** Every sentence that there is: a key that `locales/en.json` does not have does not compile. */
export type SentenceKey = KeysOf<typeof en>;
