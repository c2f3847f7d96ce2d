import type { AuditFrame, Gate } from '../../interfaces.ts';
import type { Facts, State } from '../model.ts';
import { readPage } from '../read/readPage.ts';
import { whenQuiet } from './whenQuiet.ts';

/** A frame that the audit made: the page in it hands over what is to be seen there. */
export interface WalkFrame extends AuditFrame {
  state: State;
  take(facts: Facts): void;
}

/** Whether this page is in such a frame. Only a page of the same site can put these on one. */
export const walkFrame = (): WalkFrame | undefined => {
  const frame = window.frameElement as Partial<WalkFrame> | null;
  return frame?.take ? (frame as WalkFrame) : undefined;
};

/** Looks at the page in a frame of the audit's, and hands over what is to be seen. */
export async function reportToFrame(gate: Gate, frame: WalkFrame): Promise<void> {
  await whenQuiet();
  frame.take(await readPage(gate, frame.state));
}
