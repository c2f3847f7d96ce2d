import { chunksBeside } from './effects/page/chunks.ts';
import { ownTag } from './effects/page/ownTag.ts';
import { startGate } from './gate.ts';

// Only while the script runs is it the current one: this comes first.
const tag = ownTag();

startGate(tag, chunksBeside(tag));
