import type { Gate } from '../../interfaces.ts';
import type { HeldEmbed } from '../../model.ts';

const originOf = (address: string) => {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
};

/**
 * Watches for frames that were let go here, and that the page's own policy (CSP) then refuses to load: without a word
 * they would be empty boxes.
 *
 * @returns is to be called whenever something else is held
 */
export function watchRefused(
  heldEmbeds: Gate['heldEmbeds'],
  refused: (frame: Element, embed: HeldEmbed) => void,
): () => void {
  const held = new Map<HTMLIFrameElement, HeldEmbed>();
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => {
    if (disposition !== 'enforce' || !/^(frame|child)-src/.test(effectiveDirective)) return;
    for (const [frame, embed] of held) {
      // Of where an address led to, no more than the origin is told.
      if (heldEmbeds.has(frame) || originOf(frame.src) !== originOf(blockedURI)) continue;
      refused(frame, embed);
      return;
    }
  });
  return () => {
    for (const [element, embed] of heldEmbeds)
      if (embed && element.localName === 'iframe') held.set(element as HTMLIFrameElement, embed);
  };
}
