import { readFileSync } from 'node:fs';

/** What the n8n that all test files share has written to its log so far. */
export const logged = () => readFileSync(process.env.N8N_LOG ?? '', 'utf8');
