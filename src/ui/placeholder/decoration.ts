/** Whether a frame stands in something that is being edited: what is drawn there could be taken for content. */
export const isEdited = (frame: Element): boolean =>
  document.designMode === 'on' || !!frame.closest('[contenteditable]:not([contenteditable="false"])');

/** Whether a frame is there to be looked past, as it stands now: a carousel's next slide is, until its turn comes. */
export const isDecoration = (frame: Element): boolean =>
  !!frame.closest('[aria-hidden="true"]') || getComputedStyle(frame).pointerEvents === 'none';
