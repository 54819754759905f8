import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, Path } from '../../client';
import { options } from '../../fields';
import { read } from '../../operation';
import { endingWatcher, sleepUntilEnded } from '../shared/ending';
import { asleepTogether } from '../shared/sleeping';
import { byWebhook, ended, logLinesIn, refuseUnlessSuccess, waiting } from '../shared/waiting';
import { at } from './field';
import { lastLines } from './log';
import { simpleJob } from './simple';

const simpleEnd = (row: IDataObject) => ({ ...simpleJob(row), log: row.log });

/** Wakes an execution when its jobs have ended. */
export const jobWatcher = endingWatcher({
	name: 'job',
	event: 'job_events',
	told: ({ build_id: id, build_status: status }) => ({ id, status }),
	details: withLog,
	simplify: simpleEnd,
});

/** @see https://docs.gitlab.com/api/jobs/#get-a-single-job */
export const wait = read({
	name: 'Wait',
	action: 'Wait for a job',
	description: 'Wait until a job has ended; where it failed, get the end of its log',
	fields: [at, byWebhook, options(...waiting)],
	together: asleepTogether,
	simplify: simpleEnd,
	run: async ({ all, byWebhook, ...tools }) => {
		const { gitlab, at, options } = tools;
		const lines = logLinesIn(options);
		if (byWebhook) {
			const jobs = all.map((one) => one.at);
			return await sleepUntilEnded(tools, jobWatcher, { all: jobs, options, lines });
		}
		const row = await ended(gitlab, at, { noun: 'Job', options });
		refuseUnlessSuccess(row, { noun: 'Job', options, why: String(row.failure_reason ?? '') });
		return await withLog(gitlab, row, { at, lines });
	},
});

async function withLog(
	gitlab: Gitlab,
	row: IDataObject,
	{ at, lines }: { at: Path; lines: number },
): Promise<IDataObject> {
	return { ...row, log: row.status === 'failed' && lines ? await lastLines(gitlab, at, lines) : null };
}
