import { chunksBeside } from './effects/page/chunks.ts';
import { ownTag } from './effects/page/ownTag.ts';
import { startGate } from './gate.ts';

// Only while the script runs is it the current one: this comes first.
const { tag, home } = ownTag();

startGate(tag, home, chunksBeside(home, tag?.nonce ?? ''));
