/** Resolves so many milliseconds after the next frame: what is done then keeps nobody waiting who has just pressed. */
export const afterFrame = (time = 0): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, time)));
