import type { Consent } from '../../model.ts';

/** A form that is sent by POST, and a button that sends one so. */
const POSTS = '[method=post i],[formmethod=post i]';

/**
 * Leaves a mark for the next page when a form is sent by POST: such a page must not be loaded again by
 * itself, and no browser tells a page how it was reached. Before a grant nothing is stored, this mark
 * included: only what was granted can be withdrawn.
 */
export function flagPosts(consent: Consent): void {
  const mark = ({ target, submitter }: Event & { submitter?: Element | null }) => {
    try {
      // A field called `matches` hides the form's own method.
      const isPost = [target, submitter ?? target].some(sender =>
        Element.prototype.matches.call(sender, POSTS),
      );
      if (isPost && consent.policy.offered.some(consent.granted)) {
        sessionStorage.setItem('hallpass-post', String(Date.now()));
      }
    } catch {
      // No storage here: the browser itself asks before it sends a form again.
    }
  };
  // While capturing, so that no listener keeps it from us. What `form.submit()` sends tells of its data alone; a
  // script that merely collects them leaves a mark too, and all it costs is a question.
  for (const sign of ['submit', 'formdata']) addEventListener(sign, mark, true);
}
