import { options } from '../../fields';
import { read } from '../../operation';
import { ended, logLinesIn, refuseUnlessSuccess, waiting } from '../shared/waiting';
import { at } from './field';
import { lastLines } from './log';
import { simpleJob } from './simple';

/** @see https://docs.gitlab.com/api/jobs/#get-a-single-job */
export const wait = read({
	name: 'Wait',
	action: 'Wait for a job',
	description: 'Wait until a job has ended; where it failed, get the end of its log',
	fields: [at, options(...waiting)],
	simplify: (row) => ({ ...simpleJob(row), log: row.log }),
	run: async ({ gitlab, at, options }) => {
		const row = await ended(gitlab, at, { noun: 'Job', options });
		refuseUnlessSuccess(row, { noun: 'Job', options, why: String(row.failure_reason ?? '') });
		const count = row.status === 'failed' ? logLinesIn(options) : 0;
		return { ...row, log: count ? await lastLines(gitlab, at, count) : null };
	},
});
