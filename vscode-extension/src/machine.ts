import { execFile } from 'node:child_process';
import * as fs from 'node:fs';

import type { Machine } from './java';

/** A Java that does not answer in this time is not one to start a server with. */
const VERSION_TIMEOUT_MILLIS = 10_000;

/** The machine that the editor's extensions run on. */
export const thisMachine: Machine = {
  env: process.env,
  windows: process.platform === 'win32',
  list(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      return [];
    }
  },
  version(java) {
    return new Promise((resolve) => {
      if (!fs.existsSync(java)) {
        resolve(undefined);
        return;
      }
      // Java says its version on standard error.
      execFile(java, ['-version'], { timeout: VERSION_TIMEOUT_MILLIS }, (error, out, err) => {
        resolve(error === null ? out + err : undefined);
      });
    });
  },
};
