// Waiting for a condition with a deadline; never for a time.
import { setTimeout as pause } from 'node:timers/promises';

const STEP_MILLIS = 100;

/** Asks until the answer is truthy and returns it; an error says what did not come. */
export async function until(what, seconds, ask) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (performance.now() > deadline) {
      throw new Error(`did not come within ${seconds} s: ${what}`);
    }
    await pause(STEP_MILLIS);
  }
}
