import { isSure } from './isSure.ts';
import { personalDataIn } from './personalDataIn.ts';

/**
 * Whether a text that would be shown, such as a name or a part of an address, is about somebody. What merely tells one
 * from another is not, unless it is a token: services call their files and cookies by such.
 */
export const isAboutSomebody = (text: string): boolean =>
  personalDataIn(text).some(
    found =>
      isSure(found) || found.why === 'token' || (found.sure === 'likely' && found.kind !== 'identifier'),
  );
