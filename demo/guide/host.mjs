// @ts-check

/** Where the guide to the demo lives: `http://localhost:8080/`, for people. */
export const guideHost = 'localhost';
