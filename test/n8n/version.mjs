import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The version of n8n that the tests run against, where it is not the pinned one: `N8N_VERSION=2.11.4`. */
export const otherVersion = process.env.N8N_VERSION;

/** Where the n8n that the tests run against is installed. Other versions than the pinned one stay there. */
export const n8nFolder = otherVersion ? path.resolve(here, '../../.cache', `n8n-${otherVersion}`) : here;
