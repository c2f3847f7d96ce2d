import type { StatusValues } from '../values.ts';

/**
 * How long a message stands, in milliseconds. One that asks something, announces something, or that one may want to
 * write down, stays until it is put away.
 */
const LIFE = 10_000;

/**
 * How long a live region must be there before its words, in milliseconds: screen readers take no notice of one that
 * comes with them. VoiceOver needs 200 at least (https://github.com/mui/base-ui/pull/4286).
 */
const HEARD_AFTER = 250;

/** What speaks the messages. */
export interface Messages {
  /** Says something, together with what is about to be said. */
  add(message: StatusValues): void;
  /** Says something instead of all that was said before. */
  say(message: StatusValues): void;
  /** Something will be said. */
  expect(): void;
  /** Takes the focus, because what had it is gone. @returns whether there is a message, or one to come */
  takeFocus(): boolean;
  /** Puts the message away if it says this. */
  retract(what: keyof StatusValues): void;
  /** Puts the message away. */
  dismiss(): void;
  /** Says the same in another language. */
  translate(): void;
}

/** Resolves so many milliseconds after the next frame: what is drawn then keeps nobody waiting who has just pressed. */
const afterFrame = (time = 0): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, time)));

/**
 * Makes the place of our messages, which is there from the start, and has words once they can be heard.
 *
 * @param build builds a message of these values
 * @param changed is called whenever there are words, or none any more
 */
export function createMessages(
  layer: HTMLElement,
  build: (values: StatusValues) => HTMLElement,
  changed: () => void,
): Messages {
  const status = build({});
  const region = status.firstElementChild as HTMLElement;
  /** Without words it is no surface yet. */
  const silence = () => {
    // From here the keyboard goes on where the banner was, and the focus is not on a button that is gone.
    if (status.matches(':focus-within')) status.focus({ preventScroll: true });
    while (region.nextSibling) region.nextSibling.remove();
    region.replaceChildren();
    status.removeAttribute('data-consent-surface');
    status.classList.add('silent');
  };
  silence();
  layer.prepend(status);
  // From the first frame on that has it.
  const isHeard = afterFrame(HEARD_AFTER);
  let message: StatusValues | undefined;
  let isDue = false;

  const render = (values: StatusValues) => {
    const next = build(values);
    const [words, ...buttons] = next.children;
    silence();
    for (const { name, value } of next.attributes) status.setAttribute(name, value);
    // The region itself stays, or nothing in it would be read out.
    region.append(...(words?.childNodes ?? []));
    status.append(...buttons);
    changed();
  };

  const dismiss = () => {
    isDue = false;
    if (!message) return;
    message = undefined;
    silence();
    changed();
  };

  const say = async (next: StatusValues) => {
    message = next;
    isDue = true;
    await isHeard;
    await afterFrame();
    if (message !== next) return;
    render(next);
    if (next.ask || next.stays || next.failed || next.noted) return;
    const leave = () => {
      if (message !== next) return;
      // Whoever reads it with the keyboard or the pointer has not finished.
      if (status.matches(':hover,:focus-visible,:has(:focus-visible)')) setTimeout(leave, LIFE);
      else dismiss();
    };
    setTimeout(leave, LIFE);
  };

  return {
    say,
    add: next => say({ ...message, ...next }),
    expect() {
      isDue = true;
    },
    takeFocus() {
      if (isDue) status.focus({ preventScroll: true });
      return isDue;
    },
    retract: what => message?.[what] && dismiss(),
    dismiss,
    translate() {
      if (message && !status.matches('.silent')) render(message);
    },
  };
}
