/** Puts a step off to the next frame: once there, however often it was asked for. */
export function onceAFrame(step: () => void): () => void {
  let due = 0;
  return () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(step);
  };
}
