/** Puts a step off to the next frame: once there, however often it is asked for until then. */
export function onceAFrame(step: () => void): () => void {
  let due = 0;
  return () => {
    if (due) return;
    due = requestAnimationFrame(() => {
      due = 0;
      step();
    });
  };
}
